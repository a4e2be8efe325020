from typing import Any

import rules


@rules.predicate
def is_sender(viewer: Any, message: Any) -> bool:
    return message is not None and viewer.is_authenticated and viewer.pk == message.sent_by_id
