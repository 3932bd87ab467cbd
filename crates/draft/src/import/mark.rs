//! What a line is, by how it begins.

use crate::part::provision::Kind;

/// What a line is.
pub enum Mark {
    /// The head of a preamble, a part or an article: its number, and the words behind it.
    Within(Kind, Option<String>, String),
    /// A numbered paragraph or point: its number and its words.
    Numbered(Kind, String, String),
    /// Anything else.
    Plain,
}

const ARTICLE: [&str; 5] = ["Article", "ARTICLE", "Artículo", "Статья", "المادة"];
const PART: [&str; 6] = ["PART", "PARTIE", "PARTE", "ЧАСТЬ", "الجزء", "Part"];
const PREAMBLE: [&str; 6] = ["preamble", "préambule", "preámbulo", "преамбула", "序言", "الديباجة"];

/// A head has at most so many signs, so that a sentence that begins with "Article 4" is none.
const LONGEST_HEAD: usize = 200;

/// What a line is. How far it is set in tells a point from a paragraph.
pub fn of(text: &str, indent: usize) -> Mark {
    let hashes = text.trim_start_matches('#');
    let is_heading = hashes.len() < text.len();
    let words = hashes.trim();
    if PREAMBLE.contains(&words.to_lowercase().as_str()) {
        return Mark::Within(Kind::Preamble, Some(words.to_owned()), String::new());
    }
    if let Some(mark) = article(words, is_heading).or_else(|| part(words)) {
        return mark;
    }
    numbered(text, indent).unwrap_or(Mark::Plain)
}

fn article(words: &str, is_heading: bool) -> Option<Mark> {
    if let Some(mark) = chinese(words) {
        return Some(mark);
    }
    // "[Article 3bis] (REDD-plus)": the brackets are kept with the number.
    let open = words.trim_start_matches('[');
    let word = ARTICLE.iter().find(|word| open.starts_with(**word))?;
    let rest = open.strip_prefix(word)?.trim_start();
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (mut number, mut more) = rest.split_at(end);
    if number.is_empty() {
        return None;
    }
    if let Some(latin) = ["bis", "ter", "quater"].iter().find(|l| more.trim_start().starts_with(**l)) {
        let end = number.len() + (more.len() - more.trim_start().len()) + latin.len();
        (number, more) = rest.split_at(end.min(rest.len()));
    }
    let plain = number.trim_end_matches(']');
    let is_number = plain.starts_with(|c: char| c.is_numeric()) || matches!(plain, "premier" | "X" | "I");
    let arabic = *word == "المادة";
    if !is_number
        || words.chars().count() > LONGEST_HEAD && !arabic
        || !is_heading && !more.trim().is_empty() && !arabic
    {
        return None;
    }
    let label_end = words.len() - more.len();
    let (label, more) = words.split_at(label_end);
    Some(Mark::Within(Kind::Article, Some(label.to_owned()), more.trim().to_owned()))
}

/// `第三条` with what follows it.
fn chinese(words: &str) -> Option<Mark> {
    let (number, more) = words.strip_prefix('第')?.split_once('条')?;
    let numeral = |c: char| "〇零一二三四五六七八九十百".contains(c) || c.is_ascii_digit();
    (!number.is_empty() && number.chars().all(numeral))
        .then(|| Mark::Within(Kind::Article, Some(format!("第{number}条")), more.trim().to_owned()))
}

fn part(words: &str) -> Option<Mark> {
    if words.chars().count() > 40 {
        return None;
    }
    let word = PART.iter().find(|word| words.starts_with(**word))?;
    let number = words.strip_prefix(word)?.trim();
    let roman = !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c));
    roman.then(|| Mark::Within(Kind::Part, Some(words.to_owned()), String::new()))
}

/// `1. `, `(a) `, `(i) `; whatever is set in is a point.
fn numbered(text: &str, indent: usize) -> Option<Mark> {
    if let Some((number, rest)) = text.split_once(". ")
        && (1..=3).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        let kind = if indent >= 4 { Kind::Point } else { Kind::Paragraph };
        return Some(Mark::Numbered(kind, number.to_owned(), rest.to_owned()));
    }
    let (number, rest) = text.strip_prefix('(')?.split_once(") ")?;
    let roman = number.chars().all(|c| "ivx".contains(c));
    let letters = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_lowercase());
    if !letters || number.len() > 2 && !roman {
        return None;
    }
    let kind = if roman && (number.len() > 1 || number == "i") { Kind::Subpoint } else { Kind::Point };
    Some(Mark::Numbered(kind, number.to_owned(), rest.to_owned()))
}

/// Whether words begin as an option, and whether as the first of several.
pub fn option(words: &str) -> Option<bool> {
    let open = words.trim_start_matches(['[', '(', '#', ' ']);
    let word = ["Option", "Alternative", "Alt", "OPTION"].iter().find(|word| open.starts_with(**word))?;
    let rest = open.strip_prefix(word)?.trim_start_matches([' ', '.']);
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (number, more) = rest.split_at(end);
    let known = !number.is_empty()
        && (number.bytes().all(|b| b.is_ascii_digit())
            || number.len() <= 3 && number.chars().all(|c| c.is_ascii_uppercase()));
    let ends = more.is_empty() || more.starts_with([':', '.', ')', ']', ' ']);
    (known && ends).then_some(matches!(number, "1" | "A" | "I"))
}
