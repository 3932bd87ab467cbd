//! How treaties say it, and how the language does: help for whoever copies an article word by word.

/// What to write instead of a word that treaties use where the language has another.
pub fn instead(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    match word.as_str() {
        "ratifications" | "ratification" | "acceptances" | "approvals" | "accessions" | "instruments"
        | "instrument" | "signatures" => {
            Some("consent by whatever means is a deposit here: '50 deposits', 'own deposit'")
        }
        "following" | "from" => Some("write 'after', as in '90 days after'"),
        "otherwise" | "failing" => Some("write 'else', as in 'else 90 days later'"),
        "two-thirds" | "three-fourths" | "three-quarters" | "four-fifths" | "one-half" | "one-third" => {
            Some("write the share in two words ('two thirds'), or in figures ('2/3', '55%')")
        }
        "provided" => Some("write 'if', as in 'on 2019-01-01 if 20 deposits, else 90 days later'"),
        "the" => Some("periods are in figures, without 'the' and 'on': '90 days after 50 deposits'"),
        _ if is_number_word(&word) => Some("numbers are in figures: '90 days after 50 deposits'"),
        _ => None,
    }
}

/// `ninety`, `ninetieth`, `90th`, `twenty-second`.
fn is_number_word(word: &str) -> bool {
    const UNITS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 9] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if ending.len() < word.len() {
        return ["st", "nd", "rd", "th"].contains(&ending);
    }
    let first = word.split('-').next().unwrap_or_default();
    let cardinal = first.strip_suffix("ieth").map_or(first.to_owned(), |stem| format!("{stem}y"));
    UNITS.contains(&first) || TENS.contains(&cardinal.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_treaties_write_them() {
        for word in ["ninety", "ninetieth", "90th", "21st", "twenty-second", "sixty", "one"] {
            assert!(is_number_word(word), "{word}");
        }
        for word in ["90", "9th0", "2-3rd", "oneself", "", "é", "thirsty"] {
            assert!(!is_number_word(word), "{word}");
        }
    }
}
