//! Country calling codes and how long the numbers behind them are (ITU-T E.164 and its list of assigned codes).

/// Whether `digits` are an assigned country code and a number that its plan could hold.
pub(super) fn fits(digits: &[u8]) -> bool {
    let code = |len: usize| {
        let digits = digits.get(..len)?;
        Some(digits.iter().fold(0, |n, &d| n * 10 + u16::from(d)))
    };
    for len in 1..=3 {
        let Some(code) = code(len).filter(|code| CODES.contains(code)) else {
            continue;
        };
        let number = digits.get(len..).unwrap_or_default();
        let (min, max) = length(code);
        return digits.len() <= 15
            && (min..=max).contains(&number.len())
            && number.iter().any(|d| number.first() != Some(d))
            && (code != 1 || north_american(number));
    }
    false
}

/// The ten digits of the North American plan: area and exchange by its rules.
pub(super) fn north_american(number: &[u8]) -> bool {
    let &[a, b, c, x, y, z, ..] = number else {
        return false;
    };
    let service = |second, third| second == 1 && third == 1;
    let kept_free = b == 9 || matches!((a, b), (3, 7) | (9, 6));
    number.len() == 10 && a > 1 && x > 1 && !service(b, c) && !service(y, z) && !kept_free
}

/// The shortest and longest national number of a code. Short codes and services are left out.
fn length(code: u16) -> (usize, usize) {
    match code {
        1 | 7 | 30 | 52 | 58 => (10, 10),
        33 | 34 | 93 | 94 | 27 | 351 | 380 => (9, 9),
        41 => (9, 12),
        40 | 48 => (6, 11),
        45 | 65 | 852 | 506 | 502 => (8, 11),
        853 | 503 => (7, 11),
        44 => (7, 10),
        54 | 55 | 57 | 86 | 91 | 81 | 90 => (8, 13),
        39 => (6, 12),
        49 | 43 => (5, 13),
        61 | 64 | 82 | 84 => (7, 12),
        247 | 290 | 500 | 672..=692 => (4, 11),
        _ => (6, 12),
    }
}

/// Every assigned code.
const CODES: &[u16] = &[
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54,
    55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98, 211,
    212, 213, 216, 218, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234,
    235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253,
    254, 255, 256, 257, 258, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 290, 291, 297, 298,
    299, 350, 351, 352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372, 373, 374, 375, 376, 377,
    378, 379, 380, 381, 382, 383, 385, 386, 387, 389, 420, 421, 423, 500, 501, 502, 503, 504, 505,
    506, 507, 508, 509, 590, 591, 592, 593, 594, 595, 596, 597, 598, 599, 670, 672, 673, 674, 675,
    676, 677, 678, 679, 680, 681, 682, 683, 685, 686, 687, 688, 689, 690, 691, 692, 800, 808, 850,
    852, 853, 855, 856, 870, 878, 880, 881, 882, 883, 886, 888, 960, 961, 962, 963, 964, 965, 966,
    967, 968, 970, 971, 972, 973, 974, 975, 976, 977, 979, 992, 993, 994, 995, 996, 998,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checksum::digits;

    #[test]
    fn a_code_decides_how_long_its_numbers_are() {
        assert!(fits(&digits("44 20 7946 0958")));
        assert!(fits(&digits("1 212 555 0123")));
        assert!(!fits(&digits("1 212 555 012")));
        assert!(!fits(&digits("33 6 12 34 56 7")));
        assert!(!fits(&digits("44 20 7946 0958 1234 5")));
        assert!(!fits(&digits("210 1234 5678")));
        assert!(!fits(&digits("44 000 000 0000")));
        assert!(!fits(&[]));
    }

    #[test]
    fn areas_and_exchanges_have_rules() {
        assert!(north_american(&digits("212 555 0123")));
        assert!(!north_american(&digits("911 555 0123")));
        assert!(!north_american(&digits("212 511 0123")));
        assert!(!north_american(&digits("290 555 0123")));
    }
}
