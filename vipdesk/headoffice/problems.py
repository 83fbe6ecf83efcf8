"""Answers that are not a success and that a desk acts upon."""

from vipdesk.errors import VipDeskError
from vipdesk.protocol.problem import ProblemCode


class ProtocolProblem(VipDeskError):
    """An answer with a status and a code of the protocol."""

    status = 409
    code = ProblemCode.BAD_REQUEST

    def __init__(self, reason: str | None = None) -> None:
        """`reason` says which of several causes it was, where that matters."""
        super().__init__()
        self.reason = reason


class DeviceRewound(ProtocolProblem):
    """The desk was put back from a copy: it needs a new incarnation (P6, I17)."""

    code = ProblemCode.DEVICE_REWOUND


class ClonedDesk(ProtocolProblem):
    """Another copy of the asking desk is at work: this one gets no new incarnation (F23)."""

    code = ProblemCode.DESK_CLONED


class KeyReused(ProtocolProblem):
    """The same op_id with another payload: never accepted, never skipped (I3)."""

    code = ProblemCode.KEY_REUSED


class ResetRequired(ProtocolProblem):
    """The cursor does not fit; the reason is said, never an empty page given (I14)."""

    code = ProblemCode.RESET_REQUIRED


class Unauthorised(ProtocolProblem):
    """No valid token."""

    status = 401
    code = ProblemCode.SIGN_IN_AGAIN


class RevokedDesk(ProtocolProblem):
    """The desk is known and no longer welcome (S16)."""

    status = 410
    code = ProblemCode.DESK_REVOKED


class WrongPin(ProtocolProblem):
    """Unknown staff code or wrong PIN: the answer is the same for both (S11)."""

    status = 403
    code = ProblemCode.PIN_WRONG


class LockedPin(ProtocolProblem):
    """Too many wrong PINs; later again (S10)."""

    status = 403
    code = ProblemCode.PIN_LOCKED


class WrongEnrolmentCode(ProtocolProblem):
    """Unknown, used or expired enrolment code."""

    status = 403
    code = ProblemCode.ENROL_CODE_WRONG


class OutdatedProtocol(ProtocolProblem):
    """The desk's program is too old for this head office (I20)."""

    status = 426
    code = ProblemCode.PROTOCOL_TOO_OLD


class BadQuestion(ProtocolProblem):
    """What was asked for is said in no way that leads to one guest exactly."""

    status = 400
    code = ProblemCode.BAD_REQUEST


class TooLarge(ProtocolProblem):
    """More than a request may carry (S23)."""

    status = 413
    code = ProblemCode.TOO_LARGE


class ContentWrong(ProtocolProblem):
    """What was uploaded is not what was announced, and nothing of it is kept; the reason says in what (F39)."""

    status = 422
    code = ProblemCode.CONTENT_WRONG


class NotAllowed(ProtocolProblem):
    """The person who asks may not ask for this."""

    status = 403
    code = ProblemCode.NOT_ALLOWED


class TooManyLookUps(ProtocolProblem):
    """One person has asked for more guests than anybody receives (S33)."""

    status = 429
    code = ProblemCode.TOO_MANY_LOOK_UPS


class NotThere(ProtocolProblem):
    """Nothing by that name, or nothing this desk may have."""

    status = 404
    code = ProblemCode.NOT_FOUND
