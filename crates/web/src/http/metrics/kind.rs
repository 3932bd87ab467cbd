//! What is asked, as far as monitors tell it apart: things that take differently long, and are asked by different people.

/// The kinds, by their names in the label `asked`.
const MONITOR: &str = "monitor";
const STATEMENT: &str = "statement";
const LOG: &str = "log";
const DESK: &str = "desk";
const DOCUMENT: &str = "document";
const EXPORT: &str = "export";
const COMPUTED: &str = "computed";
const ASSET: &str = "asset";
const PAGE: &str = "page";

/// The kind of what is asked at a path, which is without its language. There are nine, whatever clients ask.
pub fn kind(path: &str) -> &'static str {
    let (first, rest) = path
        .trim_start_matches('/')
        .split_once('/')
        .map_or_else(|| (path.trim_start_matches('/'), None), |(first, rest)| (first, Some(rest)));
    let name = first.split('.').next().unwrap_or_default();
    match (name, rest) {
        ("health" | "ready" | "metrics", None) => MONITOR,
        ("entries", None) => STATEMENT,
        // `/log` itself is a page that people read.
        ("log", Some(_)) => LOG,
        (_, None) if [".js", ".css", ".svg", ".txt"].iter().any(|end| first.ends_with(end)) => ASSET,
        ("desk", _) => DESK,
        ("documents" | "papers", Some(_)) => DOCUMENT,
        ("sessions", Some(rest)) if rest.ends_with("/documents.zip") => DOCUMENT,
        ("export" | "catalog" | "openapi", None) => EXPORT,
        ("search" | "who" | "compare" | "stocktake" | "momentum" | "scores" | "pathways", _) => COMPUTED,
        ("instruments", Some(rest)) if rest.contains("/forecast") => COMPUTED,
        _ => PAGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_of_one_kind() {
        let kinds = [
            ("/", PAGE),
            ("/states/FIN", PAGE),
            ("/log", PAGE),
            ("/log.json", PAGE),
            ("/instruments/icsant", PAGE),
            ("/notifications/12", PAGE),
            ("/nowhere/at/all.js", PAGE),
            ("/log/checkpoint", LOG),
            ("/log/tile/entries/000", LOG),
            ("/entries", STATEMENT),
            ("/desk", DESK),
            ("/desk/waiting/0a", DESK),
            ("/desk.js", ASSET),
            ("/style.css", ASSET),
            ("/robots.txt", ASSET),
            ("/documents/0a.pdf", DOCUMENT),
            ("/papers/0a.age", DOCUMENT),
            ("/sessions/nss-2014/documents.zip", DOCUMENT),
            ("/export.sqlite", EXPORT),
            ("/search.json", COMPUTED),
            ("/pathways/stepwise", COMPUTED),
            ("/instruments/icsant/forecast.csv", COMPUTED),
            ("/health", MONITOR),
            ("/metrics", MONITOR),
        ];
        for (path, expected) in kinds {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
