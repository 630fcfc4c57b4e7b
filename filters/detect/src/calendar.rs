//! Days that can be somebody's birthday: many numbers of persons begin with one.

/// Whether there is such a day in the Gregorian calendar, in a century that numbers tell of. What day it is today nobody
/// knows here.
pub(crate) fn is_birthday(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1800..2100).contains(&year) && (1..=days).contains(&day)
}

/// Whether six digits are year, month and day of a birthday, in the last century or this one.
pub(crate) fn is_short_birthday(year: u32, month: u32, day: u32) -> bool {
    is_birthday(1900 + year, month, day) || is_birthday(2000 + year, month, day)
}

/// Whether eight digits read as a day of the last century or this one, year first or last: a number that anybody may write.
pub(crate) fn reads_as_day(number: u32) -> bool {
    let (high, low) = (number / 10_000, number % 10_000);
    let year_first = is_birthday(high, low / 100, low % 100);
    let year_last =
        is_birthday(low, high % 100, high / 100) || is_birthday(low, high / 100, high % 100);
    year_first || year_last
}

/// The number that two digits write.
pub(crate) fn pair(tens: u8, units: u8) -> u32 {
    u32::from(tens) * 10 + u32::from(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_days() {
        assert!(is_birthday(2000, 2, 29));
        assert!(!is_birthday(1900, 2, 29));
        assert!(is_birthday(1999, 12, 31));
        assert!(!is_birthday(1999, 4, 31));
        assert!(!is_birthday(1999, 13, 1));
        assert!(!is_birthday(1999, 1, 0));
        assert!(!is_birthday(2100, 1, 1));
    }

    #[test]
    fn days_in_any_order() {
        assert!(reads_as_day(20_240_131) && reads_as_day(31_012_024) && reads_as_day(1_312_024));
        assert!(!reads_as_day(20_240_132) && !reads_as_day(49_098_576));
    }

    #[test]
    fn either_century() {
        assert!(is_short_birthday(52, 1, 1));
        assert!(is_short_birthday(0, 2, 29));
        assert!(!is_short_birthday(1, 2, 29));
        assert_eq!(pair(4, 2), 42);
    }
}
