//! Numbers as a table has them: digits with a point before the decimals, and nothing else.

/// Decimals beyond these would be cut off.
const MOST_DECIMALS: usize = 6;

/// A value of an attribute: a number, in millionths, or a word, which weighs nothing.
///
/// # Errors
/// Why a text that is meant as a number cannot be taken as one.
pub fn weight(text: &str) -> Result<u64, String> {
    if !is_meant_as_number(text) {
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

/// Whether a text is a number, or what somebody elsewhere writes for one: `40,5`, `1 000`, `1'000`, `+5`, `1e6`, `٤٠`.
fn is_meant_as_number(text: &str) -> bool {
    let sign = |c: char| matches!(c, '+' | '-' | '\u{2212}');
    let bare = text.strip_prefix(sign).unwrap_or(text);
    // An exponent; other letters make it a word.
    let (bare, exponent) = bare.split_once(['e', 'E']).map_or((bare, None), |(n, e)| (n, Some(e)));
    let is_exponent = |e: &str| {
        let digits = e.strip_prefix(sign).unwrap_or(e);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let between = |c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '\u{2019}' | '_' | '\u{066B}' | '\u{066C}')
    };
    bare.starts_with(|c: char| c.is_numeric() || between(c))
        && bare.chars().any(char::is_numeric)
        && bare.chars().all(|c| c.is_numeric() || between(c))
        && exponent.is_none_or(is_exponent)
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
        ] {
            assert!(weight(wrong).is_err(), "{wrong}");
        }
    }
}
