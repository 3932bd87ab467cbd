//! The book's links: every page is in the summary, every link to a page or heading leads there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Checks the README and the book.
pub fn check(root: &Path) -> Result<(), String> {
    let book = root.join("docs");
    let mut pages = vec![root.join("README.md"), root.join("CONTRIBUTING.md"), root.join("CHANGELOG.md")];
    collect(&book, &mut pages)?;
    let summary = read(&book.join("SUMMARY.md"))?;
    let listed: BTreeSet<PathBuf> = links(&summary).into_iter().map(|l| book.join(l)).collect();
    let mut wrong = vec![];
    for page in &pages {
        let name = page.strip_prefix(root).unwrap_or(page).display().to_string();
        let text = read(page)?;
        if page.starts_with(&book) && !page.ends_with("SUMMARY.md") && !listed.contains(page) {
            wrong.push(format!("{name} is not in docs/SUMMARY.md"));
        }
        for link in links(&text).into_iter().filter(|l| !l.contains("://") && !l.starts_with("mailto:")) {
            let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if path.is_empty() { page.clone() } else { page.parent().unwrap_or(root).join(path) };
            if !target.exists() {
                wrong.push(format!("{name}: {link} leads nowhere"));
            } else if !heading.is_empty()
                && target.extension().is_some_and(|e| e == "md")
                && !headings(&read(&target)?).contains(heading)
            {
                wrong.push(format!("{name}: {link} names no heading"));
            }
        }
    }
    let readme = read(&root.join("README.md"))?;
    for command in ["cargo run --release", "cargo xtask test"] {
        if !readme.contains(command) {
            wrong.push(format!("README.md does not show '{command}'"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    for file in fs::read_dir(folder).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|e| e == "md") {
            pages.push(path);
        }
    }
    Ok(())
}

/// The targets of a text's links and pictures, code left aside.
fn links(text: &str) -> Vec<String> {
    let (mut found, mut code) = (vec![], false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        let mut rest = if code { "" } else { line };
        while let Some(at) = rest.find("](") {
            rest = &rest[at + 2..];
            if let Some(end) = rest.find(')') {
                found.push(rest[..end].split(' ').next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

/// The anchors of a text's headings, as mdBook and GitHub make them.
fn headings(text: &str) -> BTreeSet<String> {
    let titles =
        text.lines().filter(|l| l.starts_with('#')).map(|l| l.trim_start_matches('#').trim().to_lowercase());
    titles
        .map(|t| {
            t.chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
                .map(|c| if c == ' ' { '-' } else { c })
                .collect()
        })
        .collect()
}
