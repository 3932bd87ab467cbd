//! Brackets that do not balance: where, and the smallest repair.

use serde::Serialize;

/// A bracket that is not closed, or closes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fault {
    /// The provision.
    pub provision: String,
    /// The line of the text, from 1.
    pub line: usize,
    /// The column in that line, in characters, from 1.
    pub column: usize,
    /// `[` or `]`.
    pub bracket: char,
    /// The smallest repair: one sign more or less, and where.
    pub repair: String,
}

/// The brackets of words that have no other side. `printed` is the line in which the words stand.
pub fn faults(words: &str, printed: &str, line: usize, provision: &str) -> Vec<Fault> {
    let brackets: Vec<char> = words.chars().filter(|c| matches!(c, '[' | ']')).collect();
    let mut open: Vec<usize> = vec![];
    let mut alone: Vec<(usize, char)> = vec![];
    for (at, c) in brackets.iter().enumerate() {
        match c {
            '[' => open.push(at),
            _ if open.pop().is_none() => alone.push((at, ']')),
            _ => {}
        }
    }
    alone.extend(open.into_iter().map(|at| (at, '[')));
    alone.sort_unstable();
    let places = places(printed);
    // What stands before the words, such as a number, may have brackets of its own.
    let before = places.len().saturating_sub(brackets.len());
    let fault = |(at, bracket): (usize, char)| {
        let column = places.get(before + at).copied().unwrap_or(1);
        let repair = match bracket {
            '[' => format!("write ] at column {}, or take the [ away", end_of_line(printed)),
            _ => format!(
                "write [ at column {}, or take the ] away",
                printed.len() - printed.trim_start().len() + 1
            ),
        };
        Fault { provision: provision.to_owned(), line, column, bracket, repair }
    };
    alone.into_iter().map(fault).collect()
}

/// The columns of brackets in a line, those of marks of footnotes left out.
fn places(printed: &str) -> Vec<usize> {
    let chars: Vec<char> = printed.chars().collect();
    let (mut places, mut at) = (vec![], 0);
    while let Some(c) = chars.get(at) {
        if *c == '[' && chars.get(at + 1) == Some(&'^') {
            at += chars.iter().skip(at).position(|c| *c == ']').unwrap_or(0);
        } else if matches!(c, '[' | ']' | '［' | '］') {
            places.push(at + 1);
        }
        at += 1;
    }
    places
}

/// Where a bracket would be closed at the latest: before the sign that ends the line.
fn end_of_line(printed: &str) -> usize {
    let line = printed.trim_end();
    line.chars().count() + usize::from(!line.ends_with(['.', ';', ':', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bracket_that_stands_alone_has_its_place_and_a_repair() {
        let faults = |words: &str, printed: &str| faults(words, printed, 7, "x");
        assert_eq!(faults("[a][b [c]]", "[a][b [c]]"), []);
        let found = faults("[shall [should] act.", "  1. [shall [should] act.");
        assert_eq!(found.iter().map(|f| (f.line, f.column, f.bracket)).collect::<Vec<_>>(), [(7, 6, '[')]);
        assert!(found[0].repair.starts_with("write ] at column 25,"), "{}", found[0].repair);
        let found = faults("act] now{7}]", "act] now[^7]］");
        assert_eq!(found.iter().map(|f| f.column).collect::<Vec<_>>(), [4, 13]);
    }
}
