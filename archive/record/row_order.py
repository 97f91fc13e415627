"""The order of rows that two writers put into one list."""


def woven(first: list, second: list, kept: set) -> list[str]:
    """The kept keys in the order of `first`; those of `second` alone come after the one they follow there."""
    result, in_second = [key for key in first if key in kept], set(second)
    place = 0
    for key in second:
        if key in result:
            place = result.index(key) + 1
        elif key in kept:
            while place < len(result) and result[place] not in in_second:
                place += 1
            result.insert(place, key)
            place += 1
    return result
