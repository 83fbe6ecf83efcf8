"""Amounts in the characters that cannot be altered by a stroke (大写金额), as vouchers carry them."""

from vipdesk.money import LARGEST_FEN


def amount_words(fen: int) -> str:
    """Write fen in words: 人民币壹万贰仟叁佰肆拾伍元整, 人民币伍角, 人民币壹元零伍分.

    Raises ValueError for a negative amount and for one above `vipdesk.money.LARGEST_FEN`: neither is ever
    printed.
    """
    if not 0 <= fen <= LARGEST_FEN:
        raise ValueError(fen)
    # its tables take a fifth of a second: only a desk that prints a voucher waits for them
    import cn2an  # type: ignore[import-untyped, unused-ignore] # noqa: PLC0415 - as said above; the library ships no types

    yuan, rest = divmod(fen, 100)
    # The library reads a number exactly only as text; as a float it would lose fen.
    return f"人民币{cn2an.an2cn(f'{yuan}.{rest:02d}', 'rmb')}"
