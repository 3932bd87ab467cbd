//! Automatic numbers (ECMA-376 Part 1, 17.9): what Word prints before a paragraph and does not write in it.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::package::{Unreadable, attribute, elements};

/// The levels of a list.
const LEVELS: usize = 9;

/// A style may rest on another, and so on, at most so often.
const CHAIN: usize = 16;

/// A level of a list: how it is counted, what is printed, where it begins.
#[derive(Clone, Default, Debug)]
struct Level {
    format: String,
    text: String,
    start: Option<u32>,
}

/// A style: the list in which it numbers, and the style on which it rests.
#[derive(Clone, Default, Debug)]
struct Style {
    list: Option<String>,
    level: usize,
    rests_on: Option<String>,
}

/// The lists of a document, and how far each has come.
#[derive(Default, Debug)]
pub struct Numbers {
    levels: BTreeMap<String, Vec<Level>>,
    /// By the id of a list, the definition that it follows.
    lists: BTreeMap<String, String>,
    /// By the id of a list, levels at which it begins anew.
    anew: BTreeMap<String, BTreeMap<usize, u32>>,
    styles: BTreeMap<String, Style>,
    /// By definition, how far each level has come.
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbers {
    /// What the parts of a document say of numbers.
    ///
    /// # Errors
    /// A part is not well formed.
    pub fn of(numbering: Option<&str>, styles: Option<&str>) -> Result<Numbers, Unreadable> {
        let mut numbers = Numbers::default();
        if let Some(part) = numbering {
            let (mut definition, mut list, mut level) = (String::new(), String::new(), 0);
            elements(part, |event| {
                let (Event::Start(element) | Event::Empty(element)) = &event else { return Ok(()) };
                numbers.define(element, &mut definition, &mut list, &mut level);
                Ok(())
            })?;
        }
        if let Some(part) = styles {
            let mut id = String::new();
            elements(part, |event| {
                let (Event::Start(element) | Event::Empty(element)) = &event else { return Ok(()) };
                let value = || attribute(element, "val");
                match element.local_name().as_ref() {
                    b"style" => id = attribute(element, "styleId").unwrap_or_default(),
                    b"basedOn" => numbers.styles.entry(id.clone()).or_default().rests_on = value(),
                    b"numId" => numbers.styles.entry(id.clone()).or_default().list = value(),
                    b"ilvl" => numbers.styles.entry(id.clone()).or_default().level = number(value()),
                    _ => {}
                }
                Ok(())
            })?;
        }
        Ok(numbers)
    }

    fn define(
        &mut self,
        element: &BytesStart<'_>,
        definition: &mut String,
        list: &mut String,
        level: &mut usize,
    ) {
        let value = || attribute(element, "val").unwrap_or_default();
        let name = element.local_name();
        match name.as_ref() {
            b"abstractNum" => {
                *definition = attribute(element, "abstractNumId").unwrap_or_default();
                list.clear();
            }
            b"num" => *list = attribute(element, "numId").unwrap_or_default(),
            b"abstractNumId" => {
                self.lists.insert(list.clone(), value());
            }
            b"lvlOverride" | b"lvl" => *level = number(attribute(element, "ilvl")),
            b"startOverride" => {
                let start = value().parse().unwrap_or(1);
                self.anew.entry(list.clone()).or_default().insert(*level, start);
            }
            // A list that describes a level of its own is rare; the definition's is taken.
            b"start" | b"numFmt" | b"lvlText" if list.is_empty() => {
                let levels = self.levels.entry(definition.clone()).or_default();
                if *level < LEVELS && levels.len() <= *level {
                    levels.resize(*level + 1, Level::default());
                }
                let Some(described) = levels.get_mut(*level) else { return };
                match name.as_ref() {
                    b"start" => described.start = value().parse().ok(),
                    b"numFmt" => described.format = value(),
                    _ => described.text = value(),
                }
            }
            _ => {}
        }
    }

    /// The number of the next paragraph, of a style, in a list at a level if it says so itself; empty where it has none.
    pub fn next(&mut self, style: &str, list: Option<&str>, level: Option<usize>) -> String {
        let (of_style, level_of_style) = self.of_style(style);
        let Some(list) = list.map(str::to_owned).or(of_style) else { return String::new() };
        let level = level.unwrap_or(level_of_style);
        let Some(definition) = self.lists.get(&list).cloned() else { return String::new() };
        let Some(levels) = self.levels.get(&definition) else { return String::new() };
        let Some(described) = levels.get(level) else { return String::new() };
        let anew = self.anew.get_mut(&list).and_then(|anew| anew.remove(&level));
        let counted = self.counted.entry(definition).or_default();
        for (at, count) in counted.iter_mut().enumerate() {
            match at.cmp(&level) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Greater => *count = None,
                std::cmp::Ordering::Equal => {
                    let start = described.start.unwrap_or(1);
                    *count = Some(anew.unwrap_or(count.map_or(start, |count| count.saturating_add(1))));
                }
            }
        }
        if described.format == "bullet" || described.format == "none" {
            return String::new();
        }
        let mut printed = described.text.clone();
        for (at, level) in levels.iter().enumerate() {
            let count = counted.get(at).copied().flatten().or(level.start).unwrap_or(1);
            printed = printed.replace(&format!("%{}", at + 1), &in_format(count, &level.format));
        }
        printed.trim().to_owned()
    }

    fn of_style(&self, style: &str) -> (Option<String>, usize) {
        let mut next = Some(style);
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            if style.list.is_some() {
                return (style.list.clone(), style.level);
            }
            next = style.rests_on.as_deref();
        }
        (None, 0)
    }
}

fn number(value: Option<String>) -> usize {
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// A count in a format; what is not known is printed in digits.
fn in_format(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count, b'a'),
        "upperLetter" => letters(count, b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        _ => count.to_string(),
    }
}

/// a to z, then aa to zz, as Word counts.
fn letters(count: u32, first: u8) -> String {
    let Some(at) = count.checked_sub(1) else { return count.to_string() };
    let letter = char::from(first + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (at / 26 + 1).min(64) as usize).collect()
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 3999 {
        return count.to_string();
    }
    let (mut left, mut printed) = (count, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            printed.push_str(sign);
            left -= value;
        }
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_prints_them() {
        assert_eq!([1, 26, 27, 53].map(|n| letters(n, b'a')), ["a", "z", "aa", "aaa"]);
        assert_eq!([4, 9, 14, 1994].map(roman), ["IV", "IX", "XIV", "MCMXCIV"]);
    }

    #[test]
    fn levels_count_by_themselves_and_begin_anew_below_another() {
        let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            </w:numbering>"#;
        let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="L"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="M"><w:basedOn w:val="L"/></w:style></w:styles>"#;
        let mut numbers = Numbers::of(Some(numbering), Some(styles)).expect("well formed");
        let mut said = vec![];
        for (style, list, level) in [
            ("", Some("7"), Some(0)),
            ("L", None, None),
            ("M", None, None),
            ("", Some("7"), Some(2)),
            ("", Some("7"), Some(0)),
            ("L", None, None),
            ("", Some("8"), Some(0)),
            ("", None, None),
        ] {
            said.push(numbers.next(style, list, level));
        }
        assert_eq!(said, ["1.", "(a)", "(b)", "1.1", "2.", "(a)", "1.", ""]);
    }
}
