//! The nearest known name, for error messages that mend themselves.

/// No name of which another could be a misspelling is longer, in bytes.
const LONGEST: usize = 200;

/// The candidate most like `text`, if one is like it enough to be what was meant.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nothing is called by so long a name; to compare one would take as long as it is.
    if text.len() > LONGEST {
        return None;
    }
    let wanted = text.to_lowercase();
    candidates
        .into_iter()
        // A likeness of a half takes at least half the length.
        .filter(|c| c.len() <= 4 * LONGEST)
        .map(|c| (strsim::normalized_damerau_levenshtein(&wanted, &c.to_lowercase()), c))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_is_longer_than_any_name_is_like_none() {
        assert_eq!(nearest("FNI", ["FIN", "FRA"]), Some("FIN"));
        let long = "a".repeat(1 << 20);
        assert_eq!(nearest(&long, vec![long.as_str(); 1000]), None);
        assert_eq!(nearest("a", [long.as_str()]), None);
    }
}
