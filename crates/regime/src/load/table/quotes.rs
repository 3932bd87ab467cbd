//! Quotation marks in a table, held to RFC 4180: one that is never closed would swallow rows.

use crate::{Diagnostic, SourceText, When};

/// Checks the quotation marks of a table with these columns; false if what follows could not be trusted.
pub fn balanced(source: &SourceText, header: &csv::StringRecord, found: &mut Vec<Diagnostic>) -> bool {
    let text = source.text.as_bytes();
    // Where even the header stands in quotation marks, a program wrote all of them, and none was forgotten.
    let by_hand = !source.text.lines().next().unwrap_or_default().split(',').all(is_quoted);
    let mut at = 0;
    while let Some(opens) = text[at..].iter().position(|b| *b == b'"').map(|n| at + n) {
        let wrong = |place: std::ops::Range<usize>, message: String, help: &str| {
            Diagnostic::error("unclosed-quote", source, place, message).help(help)
        };
        let before = text[..opens].last();
        if !matches!(before, None | Some(b',' | b'\n' | b'\r')) {
            let help = "put the whole field in quotation marks, and double those within it";
            found.push(wrong(opens..opens + 1, "a quotation mark stands within a field".into(), help));
            return false;
        }
        let Some(closes) = end(text, opens) else {
            let help =
                "close the text with another quotation mark: as it stands it swallows all rows that follow";
            found.push(wrong(
                opens..opens + 1,
                "the quotation mark that opens here is never closed".into(),
                help,
            ));
            return false;
        };
        let after = text.get(closes + 1);
        if !matches!(after, None | Some(b',' | b'\n' | b'\r')) {
            let line = source.text[..closes].matches('\n').count() + 1;
            let message = format!("the quotation mark that opens here closes on line {line}, amid a field");
            let help = "close the text where it ends; a quotation mark within it is written twice";
            found.push(wrong(opens..opens + 1, message, help));
            return false;
        }
        if by_hand && let Some(line) = swallowed(&source.text[opens + 1..closes], header) {
            let message = format!("the text that opens here holds what looks like a row: {line}");
            let help = "close the text where it ends; if it is meant so, leave out the line breaks";
            found.push(wrong(opens..opens + 1, message, help));
            return false;
        }
        at = closes + 1;
    }
    true
}

fn is_quoted(name: &str) -> bool {
    name.len() > 1 && name.starts_with('"') && name.ends_with('"')
}

/// Where a text in quotation marks ends: at the first that is not doubled.
fn end(text: &[u8], opens: usize) -> Option<usize> {
    let mut at = opens + 1;
    loop {
        at += text[at..].iter().position(|b| *b == b'"')?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// A line amid a text that looks like a row: it has about as many fields as one, without a space behind the commas as prose
/// has it, or with a date where one belongs; or just as many, none of more than a word.
fn swallowed<'a>(text: &'a str, header: &csv::StringRecord) -> Option<&'a str> {
    let about = header.len().saturating_sub(2).max(2);
    let date = header.iter().position(|name| name == "date");
    let dated = |line: &str| {
        let text = date.and_then(|at| line.split(',').nth(at));
        text.is_some_and(|text| When::parse(text.trim().trim_matches('"')).is_ok())
    };
    let of_words = |line: &str| {
        let mut fields = line.split(',').map(str::trim);
        line.matches(',').count() + 1 == header.len() && fields.all(|f| !f.contains(char::is_whitespace))
    };
    let row = |line: &&str| {
        let commas = line.matches(',').count();
        commas >= about && (!line.contains(", ") || dated(line) || of_words(line))
    };
    text.lines().skip(1).find(row).map(str::trim)
}
