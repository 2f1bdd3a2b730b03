"""Which parameters each method knows: Bot API 10.3 and older names that Telegram still takes."""

from typing import Final

PARAMETERS: Final[dict[str, frozenset[str]]] = {
    method: frozenset(names.split())
    for method, names in {
        "sendMessage": """
            chat_id text business_connection_id message_thread_id
            direct_messages_topic_id parse_mode entities link_preview_options
            disable_notification protect_content allow_paid_broadcast
            message_effect_id suggested_post_parameters reply_parameters
            reply_markup ephemeral_message_parameters receiver_user_id
            callback_query_id allow_sending_without_reply disable_web_page_preview
            reply_to_message_id
        """,
        "sendRichMessage": """
            chat_id rich_message business_connection_id message_thread_id
            direct_messages_topic_id disable_notification protect_content
            allow_paid_broadcast message_effect_id suggested_post_parameters
            reply_parameters reply_markup ephemeral_message_parameters
        """,
        "sendPhoto": """
            chat_id photo business_connection_id message_thread_id
            direct_messages_topic_id caption parse_mode caption_entities
            show_caption_above_media has_spoiler disable_notification
            protect_content allow_paid_broadcast message_effect_id
            suggested_post_parameters reply_parameters reply_markup
            ephemeral_message_parameters receiver_user_id callback_query_id
            allow_sending_without_reply reply_to_message_id
        """,
        "sendVoice": """
            chat_id voice business_connection_id message_thread_id
            direct_messages_topic_id caption parse_mode caption_entities duration
            disable_notification protect_content allow_paid_broadcast
            message_effect_id suggested_post_parameters reply_parameters
            reply_markup ephemeral_message_parameters receiver_user_id
            callback_query_id allow_sending_without_reply reply_to_message_id
        """,
        "sendDocument": """
            chat_id document business_connection_id message_thread_id
            direct_messages_topic_id thumbnail caption parse_mode caption_entities
            disable_content_type_detection disable_notification protect_content
            allow_paid_broadcast message_effect_id suggested_post_parameters
            reply_parameters reply_markup ephemeral_message_parameters
            receiver_user_id callback_query_id allow_sending_without_reply
            reply_to_message_id
        """,
        "sendVideo": """
            chat_id video business_connection_id message_thread_id
            direct_messages_topic_id duration width height thumbnail cover
            start_timestamp caption parse_mode caption_entities
            show_caption_above_media has_spoiler supports_streaming
            disable_notification protect_content allow_paid_broadcast
            message_effect_id suggested_post_parameters reply_parameters
            reply_markup ephemeral_message_parameters receiver_user_id
            callback_query_id allow_sending_without_reply reply_to_message_id
        """,
        "sendAudio": """
            chat_id audio business_connection_id message_thread_id
            direct_messages_topic_id caption parse_mode caption_entities duration
            performer title thumbnail disable_notification protect_content
            allow_paid_broadcast message_effect_id suggested_post_parameters
            reply_parameters reply_markup ephemeral_message_parameters
            receiver_user_id callback_query_id allow_sending_without_reply
            reply_to_message_id
        """,
        "sendAnimation": """
            chat_id animation business_connection_id message_thread_id
            direct_messages_topic_id duration width height thumbnail caption
            parse_mode caption_entities show_caption_above_media has_spoiler
            disable_notification protect_content allow_paid_broadcast
            message_effect_id suggested_post_parameters reply_parameters
            reply_markup ephemeral_message_parameters receiver_user_id
            callback_query_id allow_sending_without_reply reply_to_message_id
        """,
        "sendLocation": """
            chat_id latitude longitude business_connection_id message_thread_id
            direct_messages_topic_id horizontal_accuracy live_period heading
            proximity_alert_radius disable_notification protect_content
            allow_paid_broadcast message_effect_id suggested_post_parameters
            reply_parameters reply_markup ephemeral_message_parameters
            receiver_user_id callback_query_id allow_sending_without_reply
            reply_to_message_id
        """,
        "sendContact": """
            chat_id phone_number first_name business_connection_id message_thread_id
            direct_messages_topic_id last_name vcard disable_notification
            protect_content allow_paid_broadcast message_effect_id
            suggested_post_parameters reply_parameters reply_markup
            ephemeral_message_parameters receiver_user_id callback_query_id
            allow_sending_without_reply reply_to_message_id
        """,
        "sendMediaGroup": """
            chat_id media business_connection_id message_thread_id
            direct_messages_topic_id disable_notification protect_content
            allow_paid_broadcast message_effect_id reply_parameters
            allow_sending_without_reply reply_to_message_id
        """,
        "sendChatAction": "chat_id action business_connection_id message_thread_id",
        "copyMessage": """
            chat_id from_chat_id message_id message_thread_id
            direct_messages_topic_id video_start_timestamp caption parse_mode
            caption_entities show_caption_above_media disable_notification
            protect_content allow_paid_broadcast message_effect_id
            suggested_post_parameters reply_parameters reply_markup
            allow_sending_without_reply reply_to_message_id
        """,
        "forwardMessage": """
            chat_id from_chat_id message_id message_thread_id
            direct_messages_topic_id video_start_timestamp disable_notification
            protect_content message_effect_id suggested_post_parameters
        """,
        "pinChatMessage": "chat_id message_id business_connection_id disable_notification",
        "unpinChatMessage": "chat_id business_connection_id message_id",
        "editMessageText": """
            text business_connection_id chat_id message_id inline_message_id
            parse_mode entities link_preview_options reply_markup rich_message
            disable_web_page_preview
        """,
        "editMessageCaption": """
            business_connection_id chat_id message_id inline_message_id caption
            parse_mode caption_entities show_caption_above_media reply_markup
        """,
        "editMessageMedia": """
            media business_connection_id chat_id message_id inline_message_id
            reply_markup
        """,
        "editMessageReplyMarkup": """
            business_connection_id chat_id message_id inline_message_id reply_markup
        """,
        "deleteMessage": "chat_id message_id",
        "deleteMessages": "chat_id message_ids",
        "answerCallbackQuery": "callback_query_id text show_alert url cache_time",
        "answerInlineQuery": """
            inline_query_id results cache_time is_personal next_offset button
            switch_pm_parameter switch_pm_text
        """,
        "getMe": "",
        "getChat": "chat_id",
        "getChatMember": "chat_id user_id",
        "getChatAdministrators": "chat_id return_bots",
        "getChatMemberCount": "chat_id",
        "banChatMember": "chat_id user_id until_date revoke_messages",
        "unbanChatMember": "chat_id user_id only_if_banned",
        "leaveChat": "chat_id",
        "getFile": "file_id",
        "setMyCommands": "commands scope language_code",
        "getMyCommands": "scope language_code",
        "deleteMyCommands": "scope language_code",
        "setMyName": "name language_code",
        "getMyName": "language_code",
        "setMyDescription": "description language_code",
        "getMyDescription": "language_code",
        "setMyShortDescription": "short_description language_code",
        "getMyShortDescription": "language_code",
        "setChatMenuButton": "chat_id menu_button",
        "getChatMenuButton": "chat_id",
        "setWebhook": """
            url certificate ip_address max_connections allowed_updates
            drop_pending_updates secret_token
        """,
        "deleteWebhook": "drop_pending_updates",
        "getWebhookInfo": "",
        "getUpdates": "offset limit timeout allowed_updates",
    }.items()
}
