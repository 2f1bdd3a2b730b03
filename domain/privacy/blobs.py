"""Bytes that nobody refers to any more."""

from collections.abc import Sequence

from sqlalchemy import ARRAY, LargeBinary, bindparam, text

from domain.work import Work


async def drop_blobs(work: Work, names: Sequence[bytes]) -> None:
    """Forget bytes that nothing refers to any more; the same file may be somebody else's too."""
    await work.session.execute(_DROP_BLOBS, {"names": list(names)})


_DROP_BLOBS = text(
    """
    DELETE FROM blobs AS blob
    WHERE blob.sha256 = ANY (:names)
      AND NOT EXISTS (SELECT FROM attachments WHERE attachments.blob = blob.sha256)
      AND NOT EXISTS (SELECT FROM mails WHERE mails.sha256 = blob.sha256)
      AND NOT EXISTS (SELECT FROM letters WHERE letters.blob = blob.sha256)
      AND NOT EXISTS (
          SELECT FROM letters
          WHERE letters.files @> jsonb_build_array(
              jsonb_build_object('sha256', encode(blob.sha256, 'hex'))
          )
      )
    """
).bindparams(bindparam("names", type_=ARRAY(LargeBinary)))
