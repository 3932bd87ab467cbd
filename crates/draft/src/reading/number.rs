//! Numbers of provisions: articles through the whole text, all else within what it stands in (UN Editorial Manual: 1. / (a) /
//! (i)). What is proposed has the number of what stands before it, with *bis*, *ter* ...

use std::collections::BTreeMap;

use super::Shown;
use crate::part::provision::Kind;

const LATIN: [&str; 9] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/// Gives every provision its number; numbers that were printed stay.
pub(super) fn give(provisions: &mut [Shown]) {
    // By what it stands in and its kind: how many are text, and how many of those proposed follow the last.
    let mut counts: BTreeMap<(String, Kind), (usize, usize)> = BTreeMap::new();
    let mut annex = String::new();
    for shown in provisions.iter_mut() {
        if shown.depth == 0 {
            annex = if shown.kind == Kind::Annex { shown.id.clone() } else { String::new() };
        }
        if !shown.kind.is_numbered() || !shown.number.is_empty() {
            continue;
        }
        let within = match shown.kind {
            Kind::Article => annex.clone(),
            _ => shown.parent.clone().unwrap_or_default(),
        };
        let (text, proposed) = counts.entry((within, shown.kind)).or_default();
        shown.number = if shown.proposed.is_some() {
            let latin =
                LATIN.get(*proposed).map_or_else(|| format!("({})", *proposed + 2), |l| (*l).to_owned());
            *proposed += 1;
            format!("{} {latin}", sign(shown.kind, *text))
        } else {
            *text += 1;
            *proposed = 0;
            sign(shown.kind, *text)
        };
    }
}

fn sign(kind: Kind, number: usize) -> String {
    match kind {
        Kind::Part | Kind::Chapter | Kind::Annex => roman(number),
        Kind::Point => letter(number),
        Kind::Subpoint => roman(number).to_lowercase(),
        _ => number.to_string(),
    }
}

/// a to z, then aa to zz.
fn letter(number: usize) -> String {
    let sign = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    match number {
        0 => "0".into(),
        1..=26 => sign(number - 1).to_string(),
        n => format!("{}{}", sign((n - 1) / 26 - 1), sign(n - 1)),
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut left, mut made) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            left -= value;
            made.push_str(sign);
        }
    }
    if made.is_empty() { "0".into() } else { made }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numbers() {
        assert_eq!([1, 26, 27, 52, 53].map(letter), ["a", "z", "aa", "az", "ba"]);
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "XL"]);
    }
}
