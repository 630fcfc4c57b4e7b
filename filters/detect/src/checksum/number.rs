//! Check digits of cards, accounts and the numbers that states give.

use super::digits::weighted;

/// ISO/IEC 7812-1 annex B: the check digit of payment cards and many national numbers.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    !digits.is_empty() && luhn_sum(digits).is_multiple_of(10)
}

/// The sum behind [`luhn`]: every second digit, from the last but one, is doubled and the digits of that are added.
pub(crate) fn luhn_sum(digits: &[u8]) -> u32 {
    digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| match (i % 2, u32::from(d)) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        })
        .sum()
}

/// The Dutch "test of eleven": nine digits, of which the first eight times 9, 8, … 2, less the last, give a multiple of eleven.
pub(crate) fn elfproef(digits: &[u8; 9]) -> bool {
    let [.., last] = digits;
    let sum = weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2]);
    sum > 0 && sum % 11 == u32::from(*last)
}

/// ISO/IEC 7064 MOD 11,10: whether the last digit is the check digit of the others.
pub(crate) fn mod_11_10(digits: &[u8]) -> bool {
    let Some((last, rest)) = digits.split_last() else {
        return false;
    };
    let product = rest.iter().fold(10, |product, &digit| {
        let sum = (product + u32::from(digit)) % 10;
        let sum = if sum == 0 { 10 } else { sum };
        sum * 2 % 11
    });
    (product + u32::from(*last)) % 10 == 1
}

/// Verhoeff's scheme: whether the last digit is the check digit of the others. Digits are permuted by their place, then
/// multiplied in the group of a pentagon's turns (0 to 4) and flips (5 to 9).
pub(crate) fn verhoeff(digits: &[u8]) -> bool {
    const PERMUTATION: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let times = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let permuted = |digit: u8, times: usize| {
        (0..times % 8).fold(digit, |digit, _| {
            PERMUTATION.get(usize::from(digit)).copied().unwrap_or(0)
        })
    };
    let product = digits
        .iter()
        .rev()
        .enumerate()
        .fold(0, |product, (place, &digit)| {
            times(product, permuted(digit, place))
        });
    !digits.is_empty() && product == 0
}

/// ISO 7064 MOD 97-10 as IBANs use it (ISO 13616): the first four characters go to the end, letters count 10 to 35.
/// Spaces and dashes are skipped; letters may be of either case.
pub(crate) fn iban(text: &str) -> bool {
    let compact: Vec<u8> = text
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_uppercase())
        .collect();
    let Some((head, tail)) = compact.split_at_checked(4) else {
        return false;
    };
    let remainder = tail.iter().chain(head).fold(0_u32, |rest, &b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b.saturating_sub(b'A')) + 10) % 97,
    });
    remainder == 1
}

/// The routing number check digit: weights 3, 7, 1, repeated, add up to a multiple of ten.
pub(crate) fn aba(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip([3, 7, 1].iter().cycle())
        .map(|(&d, weight)| u32::from(d) * weight)
        .sum();
    digits.len() == 9 && sum > 0 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checksum::digits;

    #[test]
    fn luhn_takes_the_check_digit_only() {
        assert!(luhn(&digits("4111 1111 1111 1111")));
        assert!(!luhn(&digits("4111 1111 1111 1112")));
        assert!(!luhn(&[]));
    }

    #[test]
    fn iban_notices_a_swap() {
        assert!(iban("GB94 BARC 1020 1530 0934 59"));
        assert!(iban("gb94barc10201530093459"));
        assert!(!iban("GB94 BARC 1020 1530 0934 95"));
        assert!(!iban("GB9"));
    }

    #[test]
    fn aba_wants_nine_digits() {
        assert!(aba(&digits("021000021")));
        assert!(!aba(&digits("021000022")));
        assert!(!aba(&digits("02100002")));
        assert!(!aba(&[0; 9]));
    }

    #[test]
    fn elfproef_takes_the_last_digit_off() {
        assert!(elfproef(&[1, 1, 1, 2, 2, 2, 3, 3, 3]));
        assert!(!elfproef(&[1, 1, 1, 2, 2, 2, 3, 3, 4]));
        assert!(!elfproef(&[0; 9]));
    }

    #[test]
    fn mod_11_10_agrees_with_the_standard() {
        assert!(mod_11_10(&digits("07945")));
        assert!(!mod_11_10(&digits("07946")));
        assert!(!mod_11_10(&[]));
    }

    #[test]
    fn verhoeff_notices_a_swap() {
        assert!(verhoeff(&digits("2363")));
        assert!(!verhoeff(&digits("3263")));
        assert!(!verhoeff(&[]));
    }
}
