"""The mail of one delivery, byte for byte the same at every try."""

from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.outbox.smtp import MailServer, Refused


class NoMailServer(Exception):
    """EMAIL_URL is empty, and this is not the demo."""


def dispatch(delivery: Delivery) -> bool:
    """Hand the mail over; whether it really left, rather than being shown in the demo.

    Raises Refused when no further try can help, NoMailServer, and OSError for what may pass.
    """
    if settings.EMAIL_URL:
        envelope_from, envelope_to, content = _written(delivery)
        MailServer.at(settings.EMAIL_URL, settings.EMAIL_TIMEOUT).submit(envelope_from, envelope_to, content)
        return True
    if settings.DEMO:
        return False
    raise NoMailServer(_("Ingen e-postserver är inställd. Ange den i EMAIL_URL."))


def _written(delivery: Delivery) -> tuple[str, str, bytes]:
    """Sender and recipient of the envelope, and what is in it. Raises Refused if an address cannot be written."""
    if delivery.message.disposed_at:  # an administrator may have started the old job again
        raise Refused(_("Texten är gallrad, så mejlet går inte att skicka."))
    try:
        validate_email(delivery.address)
        mail = compose(delivery)
        sender, recipient = parseaddr(settings.DEFAULT_FROM_EMAIL)[1], sanitize_address(delivery.address, "utf-8")
        return sender, recipient, mail.message().as_bytes(linesep="\r\n")
    except (ValidationError, ValueError) as error:
        raise Refused(_("Adressen %(address)s går inte att skicka till.") % {"address": delivery.address}) from error


def compose(delivery: Delivery) -> EmailMultiAlternatives:
    message: Message = delivery.message
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((delivery.name, delivery.address))],
        headers={"Message-ID": delivery.mail_id, "Date": format_datetime(message.created_at)},
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for one in message.attachments.all():
        mail.attach(one.name, bytes(one.content), one.content_type)
    return mail
