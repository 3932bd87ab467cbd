//! Which parameters an address knows: one that it does not know is not dropped in silence.

use axum::http::StatusCode;
use comity_regime::nearest;

use super::{
    addresses::{self, Values},
    forms,
    problem::Problem,
};
use crate::word::address::parameters;

/// What others add to addresses, and what no answer depends on.
const PASSED_OVER: [&str; 10] =
    ["dclid", "fbclid", "gbraid", "gclid", "mc_cid", "mc_eid", "msclkid", "ref", "twclid", "wbraid"];

/// Whether others have added it to follow readers.
pub fn passed_over(name: &str) -> bool {
    name.starts_with("utm_") || PASSED_OVER.contains(&name)
}

/// Whether all that was asked is known to an address, each thing was asked once, and each value is one that it takes.
///
/// # Errors
/// The first that is not, with what there is.
pub fn known(path: &str, parameters: &[(String, String)]) -> Result<(), Problem> {
    let Some(known) = addresses::asked(path) else { return Ok(()) };
    for (at, (name, value)) in parameters.iter().enumerate() {
        if passed_over(name) {
            continue;
        }
        if !known.contains(&name.as_str()) {
            let near = nearest(name, known.iter().copied()).map(|near| format!("did you mean '{near}'? "));
            let there = known.join(", ");
            let detail = format!(
                "{name}: nothing is asked by this name here; {}there is {there}",
                near.unwrap_or_default()
            );
            return Err(Problem::bad(detail));
        }
        if parameters[..at].iter().any(|(other, _)| other == name) {
            return Err(Problem::bad(format!("{name}: it is asked twice, and could mean either")));
        }
        let asked = addresses::parameters(path).iter().find(|parameter| parameter.name == name);
        if let Some(wrong) = asked.and_then(|parameter| wrong(&parameter.values, value)) {
            return Err(Problem::bad(format!("{name}: {wrong}")));
        }
    }
    Ok(())
}

/// Why a value is none that a parameter takes, as far as that is seen without a record; nothing is wrong with an empty one.
fn wrong(values: &Values, given: &str) -> Option<String> {
    let value = bare(given);
    if value.is_empty() {
        return None;
    }
    match values {
        Values::Text(longest) => {
            given.chars().nth(*longest).map(|_| format!("it has more than {longest} characters"))
        }
        Values::UpTo(most) => {
            let is_one = value.parse().is_ok_and(|n: u64| (1..=*most).contains(&n));
            (!is_one).then(|| format!("'{value}' is no number from 1 to {most}"))
        }
        Values::Words(words) => {
            (!words.contains(&value)).then(|| format!("'{value}' is not one of {}", words.join(", ")))
        }
        _ => None,
    }
}

/// A text without the space around it: that of ASCII, as the API's description has it.
pub fn bare(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c'])
}

/// By which names an address is asked for days, beside the one that an answer is of.
pub fn days(path: &str) -> impl Iterator<Item = &'static str> {
    addresses::parameters(path).iter().filter(|p| matches!(p.values, Values::Day)).map(|p| p.name)
}

/// Nothing there is has a longer name in an address, in bytes.
const LONGEST: usize = 200;

/// Whether no part of a path is longer than any name: what is long is not compared with what there is.
///
/// # Errors
/// Says how long it is (RFC 9110, section 15.5.15).
pub fn short(path: &str) -> Result<(), Problem> {
    match path.split('/').map(str::len).find(|length| *length > LONGEST) {
        Some(length) => {
            let detail = format!("a part of the address has {length} bytes; no name has more than {LONGEST}");
            Err(Problem::new(StatusCode::URI_TOO_LONG, detail))
        }
        None => Ok(()),
    }
}

/// No address takes more parameters: the longest form of the desk has fewer.
const MOST: usize = 50;

/// Whether no more is asked than any address takes.
///
/// # Errors
/// Says how much is.
pub fn few(query: Option<&str>) -> Result<(), Problem> {
    let asked = query.unwrap_or_default().split('&').filter(|part| !part.is_empty()).count();
    match asked > MOST {
        true => Err(Problem::bad(format!("{asked} parameters are asked; no address takes more than {MOST}"))),
        false => Ok(()),
    }
}

/// Whether an address repeats a parameter in its links: one that it knows, or at the desk one that a form has.
pub fn repeats(path: &str, name: &str) -> bool {
    match addresses::asked(path) {
        Some(known) => known.contains(&name),
        None => path.starts_with("/desk") && forms::knows(name),
    }
}

/// What is no page and is asked nothing: files, and doors for programs.
const FILES: [&str; 11] = [
    "/entries",
    "/openapi.json",
    "/export.zip",
    "/export.sqlite",
    "/catalog.jsonld",
    "/robots.txt",
    "/health",
    "/ready",
    "/metrics",
    "/desk/challenge",
    "/desk/session",
];

/// Whether an address is asked something though nothing can be asked there.
///
/// # Errors
/// Says so.
pub fn nothing(path: &str, query: Option<&str>) -> Result<(), Problem> {
    let in_log =
        || path.starts_with("/log/") && (path.ends_with(".tlog-proof") || addresses::asked(path).is_none());
    let is_document = path.starts_with("/documents/") || path.ends_with("/documents.zip");
    let is_file = FILES.contains(&path) || is_document || in_log();
    let asked: Vec<(String, String)> = parameters(query.unwrap_or_default());
    match asked.iter().find(|(name, _)| !passed_over(name)).filter(|_| is_file) {
        Some((name, _)) => Err(Problem::bad(format!("{name}: nothing is asked here"))),
        None => Ok(()),
    }
}
