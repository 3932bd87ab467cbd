//! Numbers as a table has them: digits with a point before the decimals, and nothing else.

/// Decimals beyond these would be cut off.
const MOST_DECIMALS: usize = 6;

/// A value of an attribute: a number, in millionths, or a word, which weighs nothing.
///
/// # Errors
/// Why a text that is meant as a number cannot be taken as one.
pub fn weight(text: &str) -> Result<u64, String> {
    if has_bounds(text) || Meant::of(text) != Meant::Number {
        return Ok(0);
    }
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || part.is_some_and(|part| !digits(part)) {
        return Err(
            "write it in digits with a point before the decimals, and nothing between them: 40.5, 400000"
                .into(),
        );
    }
    let part = part.unwrap_or_default();
    if part.len() > MOST_DECIMALS {
        return Err(format!(
            "it may have at most {MOST_DECIMALS} decimals: choose a larger unit, or round it"
        ));
    }
    let millionths = || {
        let part: u64 = format!("{part:0<6}").parse().ok()?;
        whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(part)
    };
    millionths().ok_or_else(|| "it is too large: choose a larger unit".into())
}

/// A value with bounds, in millionths: a number, `3.9..7.1` (both ends included), `1..` (so much or more), `..0.05` (less
/// than that: one millionth less at most); `None` where it is a word.
///
/// # Errors
/// Why a text that is meant as a number or has bounds cannot be taken as one.
pub fn bounds(text: &str) -> Result<Option<(u64, Option<u64>)>, String> {
    let Some((text_of_low, text_of_high)) = text.split_once("..") else {
        let number = weight(text)?;
        return Ok((Meant::of(text) == Meant::Number).then_some((number, Some(number))));
    };
    if !has_bounds(text) {
        return Ok(None);
    }
    let end = |text: &str| if text.is_empty() { Ok(None) } else { weight(text).map(Some) };
    match (end(text_of_low)?, end(text_of_high)?) {
        (None, Some(0)) => Err("nothing is less than 0: write 0 where there is none".into()),
        (None, Some(high)) => Ok(Some((0, Some(high - 1)))),
        (Some(low), Some(high)) if high < low => {
            Err(format!("the low end comes first: {text_of_high}..{text_of_low}"))
        }
        (low, high) => Ok(Some((low.unwrap_or(0), high))),
    }
}

/// Whether a text gives bounds and no number.
pub fn has_bounds(text: &str) -> bool {
    let ends = text.split_once("..");
    ends.is_some_and(|(low, high)| (!low.is_empty() || !high.is_empty()) && is_end(low) && is_end(high))
}

/// Whether a text is an end of bounds: a number, or nothing.
fn is_end(text: &str) -> bool {
    text.is_empty() || Meant::of(text) == Meant::Number
}

/// A value as logs have taken it that were begun before numbers were held to their form: what was read as a number then
/// still is the same number.
pub fn of_old(text: &str) -> u64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<6}");
    let millionths = || {
        let part: u64 = part.get(..MOST_DECIMALS)?.parse().ok()?;
        whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(part)
    };
    millionths().unwrap_or_default()
}

/// A whole number in digits, without a sign.
pub fn whole(text: &str) -> Option<u32> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// What a value of an attribute is meant as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// A number, or what somebody elsewhere writes for one: `40,5`, `1 000`, `1'000`, `+5`, `1e6`, `٤٠`, `40 %`.
    Number,
    /// A number with something besides: `5 t`, `$5`, `5 million`.
    Quantity,
    /// Anything else.
    Word,
}

impl Meant {
    /// What a value is meant as.
    pub fn of(text: &str) -> Meant {
        let bare = text.strip_prefix(is_sign).unwrap_or(text).trim_start();
        let currency = |c: char| !c.is_alphanumeric() && !is_between(c) && !"()[]{}<>=/#*&@\"".contains(c);
        let unpaid = bare.trim_start_matches(currency).trim_start();
        if !unpaid.starts_with(|c: char| c.is_numeric() || is_between(c))
            || !unpaid.contains(char::is_numeric)
        {
            return Meant::Word;
        }
        let end = unpaid.find(|c: char| !c.is_numeric() && !is_between(c)).unwrap_or(unpaid.len());
        let rest = &unpaid[end..];
        let proportion = matches!(rest, "%" | "\u{2030}" | "\u{66a}" | "\u{ff05}");
        match rest {
            _ if bare.len() == unpaid.len() && (rest.is_empty() || proportion || is_exponent(rest)) => {
                Meant::Number
            }
            // A unit is one or two words; what is longer, or has digits of its own, is a text.
            _ if rest.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '%')
                && rest.split(' ').count() < 3 =>
            {
                Meant::Quantity
            }
            _ => Meant::Word,
        }
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '\u{2212}' | '\u{2013}')
}

/// What stands between digits in one country or another.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '\u{2019}' | '_' | '\u{66B}' | '\u{66C}')
}

fn is_exponent(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['e', 'E']) else { return false };
    let digits = digits.strip_prefix(is_sign).unwrap_or(digits);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_whole_or_refused() {
        assert_eq!(weight("40.5"), Ok(40_500_000));
        assert_eq!(weight("400000"), Ok(400_000_000_000));
        assert_eq!(weight("0.000001"), Ok(1));
        for word in ["yes", "no", "UN", "2014-03", "INFCIRC/869", "co2-1990", "", "1970s", "16(2)"] {
            assert_eq!(weight(word), Ok(0), "{word}");
        }
        for wrong in [
            "40,5",
            "1,000",
            "1 000",
            "1\u{a0}000",
            "1\u{202f}000",
            "1'000",
            "1_000",
            "+5",
            "-5",
            "1e6",
            "1.5E-3",
            "5.",
            ".5",
            "1.2.3",
            "0.0000001",
            "99999999999999999999",
            "٤٠",
            "４０",
            "½",
            "40%",
            "40 %",
            "40,5 %",
            "\u{2013}5",
            "\u{2212}5",
            "- 5",
        ] {
            assert!(weight(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn bounds_are_numbers_with_two_dots_between() {
        let m = 1_000_000;
        assert_eq!(bounds("2.5"), Ok(Some((2_500_000, Some(2_500_000)))));
        assert_eq!(bounds("3.9..7.1"), Ok(Some((3_900_000, Some(7_100_000)))));
        assert_eq!(bounds("1.."), Ok(Some((m, None))));
        // Less than 50 kg, as States declare it (INFCIRC/549), is no 50 kg.
        assert_eq!(bounds("..0.05"), Ok(Some((0, Some(49_999)))));
        assert_eq!((bounds("yes"), bounds(".."), bounds("a..b")), (Ok(None), Ok(None), Ok(None)));
        for wrong in ["7..3", "..0", "1,5..2", "1...3", "40,5"] {
            assert!(bounds(wrong).is_err(), "{wrong}");
        }
        assert_eq!(weight("3.9..7.1"), Ok(0));
    }

    #[test]
    fn old_logs_weigh_what_they_weighed() {
        for (text, weight) in [
            ("40.5", 40_500_000),
            ("+5", 5_000_000),
            ("5.", 5_000_000),
            ("0.1234567", 123_456),
            ("40,5", 0),
            ("yes", 0),
        ] {
            assert_eq!(of_old(text), weight, "{text}");
        }
    }

    #[test]
    fn a_number_with_a_unit_is_neither_a_number_nor_a_word() {
        for quantity in ["5 t", "5t", "$5", "€ 1,000", "5 million", "40 % now", "≈40", "1.5 Mt CO"] {
            assert_eq!(Meant::of(quantity), Meant::Quantity, "{quantity}");
        }
        for word in [
            "yes",
            "2014-03",
            "INFCIRC/869",
            "16(2)",
            "<5",
            "5/7",
            "Annex 2",
            "9 of the first group",
            "..",
            "-",
        ] {
            assert_eq!(Meant::of(word), Meant::Word, "{word}");
        }
        assert_eq!(
            (whole("12"), whole("+12"), whole("١٢"), whole(""), whole("12.0")),
            (Some(12), None, None, None, None)
        );
    }
}
