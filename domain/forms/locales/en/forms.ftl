### Answers to the questions of forms, and checking the files of forms.

## What is wrong with an answer, and what to do

form-required = The form cannot be sent without an answer to this question. Please answer it.
form-constraint = This answer does not fit here. Check it and write it again.
form-own-message = { $message }
form-empty = The message came empty. Write the answer in words.
form-text-long = The text is too long: { $length } characters, and { $limit } fit. Shorten it or send it as a file.
form-integer-fraction = A whole number is needed, without a fraction. For example: 12
form-number-long = The number has more than { $limit } digits. Check it and write it again.
form-option-unknown = The form no longer has this option. Choose one of those on the screen.
form-option-unknown-words =
    { $count ->
        [one] There is no option “{ $text }”. Tap the button, write the number 1 or the beginning of the option.
       *[other] There is no option “{ $text }”. Tap a button, write a number from 1 to { $count } or the beginning of an option.
    }
form-option-ambiguous = “{ $text }” fits several options: { $options }. Write more of it or tap a button.

form-kind-text = Answer in words or with a voice message.
form-kind-long-text = Answer in words or with a voice message.
form-kind-integer = A number is needed. For example: 12
form-kind-decimal = A number is needed. For example: 12 or 12.5
form-kind-date = A date is needed. For example: tomorrow, Fri, 28 Nov, in 3 days
form-kind-time = A time is needed. For example: 18:00
form-kind-datetime = A date and a time are needed. For example: tomorrow 18:00 or 28 Nov 9:30
form-kind-select-one = Choose one option: tap a button or write its number.
form-kind-select-many = Choose options: tap the buttons or write their numbers with commas. For example: 1, 3
form-kind-yes-no = Answer “yes” or “no”.
form-kind-scale = Choose a mark: tap a button or write it as a number.
form-kind-lookup = Write a few letters of the name and choose from what is found.
form-kind-phone = A phone number with its code is needed. For example: +7 495 123-45-67
form-kind-email = An email address is needed. For example: smith@example.com
form-kind-photo = Send a photo: paper clip → “Photo”.
form-kind-voice = Send a voice message: hold the microphone.
form-kind-video = Send a video: paper clip → “Photo or video”.
form-kind-document = Send a file: paper clip → “File”.
form-kind-location = Send a place on the map: paper clip → “Location”. Coordinates will do too: 55.7558, 37.6173
form-kind-note = This is an explanation and needs no answer.
form-kind-calculate = This value is worked out by itself; no answer is needed.
form-kind-hidden = This question is not asked; no answer is needed.
form-kind-repeat = Tap “Add” or “No more”.
form-kind-row = Answer: all the same, something has changed, or no longer there.
form-read-only = This answer cannot be changed. Tap “Next”.
form-rows-full = The form holds no more than { $limit } rows. Write the rest as a comment.
form-rows-required = At least one entry is needed. Please add it.

## Where in the form's file the fault is

form-place-cell = Sheet “{ $sheet }”, row { NUMBER($row, useGrouping: 0) }, column “{ $column }”
form-place-row = Sheet “{ $sheet }”, row { NUMBER($row, useGrouping: 0) }
form-place-sheet = Sheet “{ $sheet }”
form-place-file = File

## What is wrong in the form's file

form-problem-file = An Excel file with the ending .xlsx is needed. Save the form as one.
form-problem-file-large = The file is larger than { $limit } MB. Take pictures and needless sheets out of it.
form-problem-file-unpacked = The file unpacks to more than { $limit } MB. Take pictures and needless sheets out of it.
form-problem-file-damaged = The file is damaged or locked with a password. Open it in Excel and save it again.
form-problem-pyxform = The XLSForm reader refused the file: { $message }
form-problem-empty = The form asks nothing. Add rows with a type, a name and the text of a question.
form-problem-column = There is no column of this name. Correct the name; keep your own notes in a column called comment.
form-problem-unsupported-column = This column is not supported yet. Clear the cell.
form-problem-group-open = The group is not closed. Add a row end group below.
form-problem-group-end = An end group stands here, but no group is open above. Delete the row or add begin group.
form-problem-type = The question type “{ $type }” is not supported. Use text, integer, decimal, date, time, datetime, select_one, select_multiple, range, image, audio, video, file, geopoint, note, calculate or hidden.
form-problem-type-missing = The row has no question type. Fill in the column type or clear the whole row.
form-problem-lookup = There is no directory “{ $source }”. There are: { $known }.
form-problem-list = The sheet choices has no list “{ $list }”. Add its options or correct the name.
form-problem-range = The scale is not right. It needs start, end and step as numbers and at most { $limit } steps, for example: start=0 end=10 step=1
form-problem-label = There is no text in the form's own language. Fill in the column label.
form-problem-name-missing = There is no name. Fill in the column name with Latin letters, for example what_happened.
form-problem-name = The name “{ $name }” will not do. Use letters, digits and underscores, a letter first, at most 64 characters.
form-problem-name-twice = The name “{ $name }” is already taken by a row above. Give another one.
form-problem-required = Only yes or no (or nothing) may stand here. Write a condition in the column relevant.
form-problem-reference-above = There is no question “{ $name }” above. A condition can look only at questions asked before.
form-problem-reference = The form has no question “{ $name }”. Correct the name in the curly brackets.
form-problem-list-name = It is not said to which list the option belongs. Fill in the column list_name.
form-problem-choice-name = An option needs a name without blanks, and here is “{ $name }”.
form-problem-choice-twice = The option “{ $name }” is already in this list. Give it another name.
form-problem-repeat-nested = The repeat “{ $name }” stands inside the repeat “{ $outer }”. Nested repeats are not supported: close the outer one above it.
form-problem-group-mixed = “{ $name }” is closed by the wrong end: begin group takes end group, begin repeat takes end repeat.
form-problem-calculation = There is no formula. Fill in the column calculation.
form-problem-choice-filter = Only select_one and select_multiple with a list have a choice filter. Clear the cell.
form-problem-position = position(..) is the number of a repeat’s row, and this is not in a repeat. Remove it.
form-problem-row-answer = vip_row is the answer about a repeat’s row, and this is not in a repeat. Remove it.
form-problem-reference-rows = “{ $name }” has as many values as the repeat has rows. From here only sum(), count(), min(), max(), join() see them.
form-problem-reference-own-rows = The rows of the repeat are not all filled in yet, so “{ $name }” cannot be added up over them here. Move the formula below the repeat.
form-problem-writeback = “{ $found }”: an answer cannot be written there. Write thing.field, where thing is one of { $known }; the fields are in the description of forms.
form-problem-writeback-row = “{ $found }” is written once a row, so it stands inside a repeat only.
form-problem-creates = “{ $found }” cannot be created. It may be: { $known }.
form-problem-yes-no = Only yes or no (or nothing) may stand here, not “{ $found }”.
form-problem-category = Only a question that stops the questionnaire has a category of complaint. Fill in vip_gate or clear the cell.
form-problem-gate = A value of the answer (no), a comparison without its left side (>0) or an expression with a dot for the answer (. > 0) is needed here.
form-problem-gate-value = This question has no choice “{ $found }”. Correct the name of the choice.
form-problem-gate-repeat = Nothing inside a repeat can stop the questionnaire. Move the question out of the repeat.
form-other-choice = Other
form-other-words = Please say what exactly
form-row-same = All the same
form-row-changed = Something has changed
form-row-gone = No longer relevant

## What is wrong in an expression

form-expression-too-long = The expression is too long (over { $limit } characters, or 400 words and signs). Divide it between questions.
form-expression-character = Character { $position }: “{ $found }” is not understood here.
form-expression-unfinished = The expression breaks off. Check the brackets and quotes.
form-expression-unexpected = Character { $position }: “{ $found }” is in the wrong place. Check brackets, commas and quotes.
form-expression-too-deep = Character { $position }: too many brackets within brackets. Make the expression simpler.
form-expression-name = Character { $position }: the word “{ $found }” is not understood. A question's name is written { "${" }name{ "}" }, a text stands in quotes.
form-expression-function = Character { $position }: the function { $function }() is not supported.
form-expression-arguments = Character { $position }: { $function }() needs values in its brackets: { $expected }, and has { $found }.
form-expression-pattern-literal = Character { $position }: the pattern of regex() must be written out here, in quotes.
form-expression-pattern = The pattern of regex(), its character { $at }: “{ $found }” is not supported here.
form-expression-pattern-large = Character { $position }: the pattern of regex() is too large. Shorten it or its repeats in curly brackets.
form-expression-format = Character { $position }: “{ $found }” is not supported in a date format. There are: %Y %y %m %n %b %d %e %a %H %h %M %S %3.
form-expression-format-literal = Character { $position }: the format in { $function }() must be written right here, in quotes.
