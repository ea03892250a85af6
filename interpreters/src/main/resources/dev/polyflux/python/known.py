# Values of classes that every realm has: what they tell when they leave, and what is made of that when they arrive.
#
# The parts are those of dev.polyflux.core.Known. Exactly these classes: what derives from one may behave in its own way.


# Where it is imported from: the engine may have the class of another module, which is written in Python.
def known_as(kind):
    return module_of(kind).removeprefix("_py"), qualified_name_of(kind)


def told_offset(offset):
    from datetime import time, timezone

    return "" if offset is None else time(0, tzinfo=timezone(offset)).isoformat()[8:]


# Region and name of an offset; None where a time zone is of the user's own making.
def told_zone(zone):
    if zone is None:
        return "", ""
    known = known_as(type(zone))
    if known == ("datetime", "timezone"):
        return "", (*zone.__getinitargs__(), "")[1]
    return (zone.key, "") if known == ("zoneinfo", "ZoneInfo") and zone.key is not None else None


def tell_datetime(value):
    zone = told_zone(value.tzinfo)
    if zone is None:
        return None
    return "datetime", value.replace(tzinfo=None, fold=0).isoformat(), told_offset(value.utcoffset()), zone[0], str(value.fold), zone[1]


def tell_time(value):
    zone = told_zone(value.tzinfo)
    if zone is None:
        return None
    return "time", value.replace(tzinfo=None, fold=0).isoformat(), told_offset(value.utcoffset()), zone[0], str(value.fold), zone[1]


def tell_timezone(value):
    return "zone", told_offset(value.utcoffset(None)), "", told_zone(value)[1]


def tell_region(value):
    return None if value.key is None else ("zone", "", value.key, "")


def tell_duration(value):
    return "duration", str(value.days * 86400 + value.seconds), str(value.microseconds * 1000)


def tell_member(value):
    kind, name = type(value), object.__getattribute__(value, "_name_")
    module, qualified = module_of(kind), qualified_name_of(kind)
    if members_in(kind)["_member_map_"].get(name) is not value or found_class(module, qualified) is not kind:
        return None
    return "member", module, qualified, name


# Where other realms may find a class of the same name; a script's own classes are its own.
def found_class(module, name):
    at = None if module == "__main__" else sys.modules.get(module)
    for step in name.split("."):
        at = getattr(at, "__dict__", {}).get(step)
    return at


tellers = {
    ("builtins", "complex"): lambda value: ("complex", repr(value.real), repr(value.imag)),
    ("builtins", "range"): lambda value: ("range", digits(value.start), digits(value.stop), digits(value.step)),
    ("datetime", "datetime"): tell_datetime,
    ("datetime", "date"): lambda value: ("date", value.isoformat()),
    ("datetime", "time"): tell_time,
    ("datetime", "timedelta"): tell_duration,
    ("datetime", "timezone"): tell_timezone,
    ("zoneinfo", "ZoneInfo"): tell_region,
    ("decimal", "Decimal"): lambda value: ("decimal", str(value)),
    ("fractions", "Fraction"): lambda value: ("fraction", digits(value.numerator), digits(value.denominator)),
    ("uuid", "UUID"): lambda value: ("uuid", str(value)),
    ("pathlib", "PosixPath"): lambda value: ("path", str(value)),
    ("pathlib", "WindowsPath"): lambda value: ("path", str(value)),
}


def known_teller(kind):
    known = tell_member if "_member_map_" in members_in(kind) else tellers.get(known_as(kind))
    if known is None or known is not tell_member and found_class(module_of(kind), qualified_name_of(kind)) is not kind:
        return None

    def tell(value):
        told = known(value)
        return None if told is None else seam_value(told[0], told[1:])

    return tell


def made_zone(offset="", region="", name=""):
    from datetime import time, timezone

    if region:
        try:
            from zoneinfo import ZoneInfo

            return ZoneInfo(region)
        except Exception as error:
            if not offset:
                raise ValueError(f"this realm knows no time zone '{region}'") from error
            name = region  # where the zones' files are out of reach, the offset is right
    if not offset:
        return None
    zone = time.fromisoformat("00:00" + offset).tzinfo
    return timezone(zone.utcoffset(None), name) if name else zone


def make_datetime(local, offset="", region="", fold="", name=""):
    from datetime import datetime

    return datetime.fromisoformat(local).replace(tzinfo=made_zone(offset, region, name), fold=int(fold or 0))


def make_time(local, offset="", region="", fold="", name=""):
    from datetime import time

    return time.fromisoformat(local).replace(tzinfo=made_zone(offset, region, name), fold=int(fold or 0))


def make_date(text):
    from datetime import date

    return date.fromisoformat(text)


def make_duration(seconds, nanoseconds):
    from datetime import timedelta

    return timedelta(seconds=int(seconds), microseconds=int(nanoseconds) // 1000)


def make_decimal(text):
    from decimal import Decimal

    return Decimal(text)


def make_fraction(numerator, denominator):
    from fractions import Fraction

    return Fraction(int(numerator, 0), int(denominator, 0))


def make_uuid(text):
    from uuid import UUID

    return UUID(text)


def make_path(text):
    from pathlib import Path

    return Path(text)


# Nothing is imported for it: where the class has not been met, the member is no value here.
def make_member(module, name, member):
    return getattr(found_class(module, name), "__dict__", {}).get("_member_map_", {}).get(member)


makers = {
    "complex": lambda real, imaginary: complex(float(real), float(imaginary)),
    "range": lambda *bounds: range(*(int(bound, 0) for bound in bounds)),
    "datetime": make_datetime,
    "date": make_date,
    "time": make_time,
    "duration": make_duration,
    "zone": made_zone,
    "decimal": make_decimal,
    "fraction": make_fraction,
    "uuid": make_uuid,
    "path": make_path,
    "member": make_member,
}
