//! In which form something is asked for: a page, JSON, CSV, and what else there is.

use axum::http::{HeaderMap, header};
use comity_draft::provision::ENDINGS;

/// The form that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// A page.
    Html,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For calendars: iCalendar (RFC 5545).
    Calendar,
    /// For feed readers: Atom (RFC 4287).
    Feed,
    /// To paste: Markdown.
    Markdown,
    /// The picture on the page: SVG.
    Svg,
    /// For parliaments and archives: Akoma Ntoso 3.0.
    Akn,
    /// Text alone.
    Plain,
    /// To edit: a Word document.
    Word,
}

/// A page's name and the ending that asks for a form: `cppnm.json` is `cppnm` as JSON.
pub fn split(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        // No id ends as one of them does.
        Some((name, suffix)) if ENDINGS.contains(&suffix) => (name, suffix),
        _ => (name, ""),
    }
}

impl Form {
    /// The form by an address's ending, or else by what the reader accepts (RFC 9110, section 12.5.1).
    pub fn of(suffix: &str, headers: &HeaderMap) -> Form {
        match suffix {
            "json" => return Form::Json,
            "csv" => return Form::Csv,
            "ics" => return Form::Calendar,
            "atom" => return Form::Feed,
            "md" => return Form::Markdown,
            "svg" => return Form::Svg,
            "akn" => return Form::Akn,
            "txt" => return Form::Plain,
            "docx" => return Form::Word,
            _ => {}
        }
        let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let mut best = (0.0, Form::Html);
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let form = match parts.next().unwrap_or_default() {
                "text/html" | "application/xhtml+xml" => Form::Html,
                "application/json" => Form::Json,
                "text/csv" => Form::Csv,
                "text/calendar" => Form::Calendar,
                "application/atom+xml" => Form::Feed,
                "text/markdown" => Form::Markdown,
                "image/svg+xml" => Form::Svg,
                "application/akn+xml" => Form::Akn,
                _ => continue,
            };
            let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.0 {
                best = (weight, form);
            }
        }
        best.1
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Html => "text/html; charset=utf-8",
            Form::Json => "application/json",
            Form::Csv => "text/csv; charset=utf-8",
            Form::Calendar => "text/calendar; charset=utf-8",
            Form::Feed => "application/atom+xml",
            Form::Markdown => "text/markdown; charset=utf-8",
            Form::Svg => "image/svg+xml",
            Form::Akn => "application/akn+xml",
            Form::Plain => "text/plain; charset=utf-8",
            Form::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Form::Html => "page",
            Form::Json => "JSON",
            Form::Csv => "CSV",
            Form::Calendar => "calendar to subscribe to",
            Form::Feed => "Atom feed",
            Form::Markdown => "Markdown",
            Form::Svg => "SVG",
            Form::Akn => "Akoma Ntoso",
            Form::Plain => "plain text",
            Form::Word => "Word",
        }
    }

    /// The ending by which an address asks for it.
    pub fn suffix(self) -> &'static str {
        match self {
            Form::Html => "",
            Form::Json => ".json",
            Form::Csv => ".csv",
            Form::Calendar => ".ics",
            Form::Feed => ".atom",
            Form::Markdown => ".md",
            Form::Svg => ".svg",
            Form::Akn => ".akn",
            Form::Plain => ".txt",
            Form::Word => ".docx",
        }
    }
}
