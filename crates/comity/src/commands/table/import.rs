//! `comity text import`.

use std::{fs, path::PathBuf};

use clap::Args;
use comity_draft::{
    Act, Does,
    act::Opening,
    import::{
        Imported, Report, import,
        word::{self, Found},
    },
    print_acts, read_acts_of,
};
use comity_regime::{Day, SourceText, load::text};
use serde::Serialize;

use super::rows;
use crate::{
    commands::{Done, print_csv, print_json, print_text},
    report::Failure,
    source::today,
};

/// What is brought in.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// Plain text or Markdown; a Word document, by the ending .docx; or acts in the text format, by the ending .text.
    file: PathBuf,
    /// The id of the text that its provisions become; ids of provisions begin with 'p'.
    #[arg(long, value_name = "ID", default_value = "imported")]
    text: String,
    /// The code of its language.
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
    /// Who lays it on the table.
    #[arg(long, value_name = "ACTOR", default_value = "CHAIR")]
    actor: String,
    /// Its day [default: today].
    #[arg(long, value_name = "DATE")]
    day: Option<Day>,
    /// Under what name it is tabled.
    #[arg(long, value_name = "NAME", default_value = "compilation")]
    called: String,
    /// Print what was found in it as JSON.
    #[arg(long, conflicts_with_all = ["as_text", "as_acts"])]
    json: bool,
    /// Print it in the text format: a tabling for each article.
    #[arg(long, conflicts_with = "as_acts")]
    as_text: bool,
    /// Print it as rows for the record's table of acts.
    #[arg(long, requires = "source")]
    as_acts: bool,
    /// Where it is published, for --as-acts: the id of a source, or an address.
    #[arg(long, value_name = "SOURCE", requires = "as_acts")]
    source: Option<String>,
}

pub fn run(arguments: &Arguments) -> Done {
    let path = arguments.file.display().to_string();
    let bytes = fs::read(&arguments.file).map_err(|e| Failure::usage(format!("{path}: {e}")))?;
    let ends =
        |with: &str| arguments.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(with));
    let document = ends("docx").then(|| word::read(&bytes)).transpose();
    let document = document.map_err(|why| Failure::usage(format!("{path}: {why}")))?;
    let file = match &document {
        Some(document) => SourceText::new(&path, &document.lines()),
        None => text(&path, &bytes).map_err(|wrong| Failure::Found(vec![*wrong]))?,
    };
    let source = arguments.source.as_deref().unwrap_or_default();
    if ends("text") {
        let acts = read_acts_of(&file, &arguments.text).map_err(Failure::Found)?;
        let id = acts.iter().find_map(|act| match &act.does {
            Does::Opening(opening) => Some(opening.id.clone()),
            _ => None,
        });
        let id = id.unwrap_or_else(|| arguments.text.clone());
        return match arguments.as_acts {
            true => print_csv(rows(&acts, &id, source)),
            false => print_text(&print_acts(&acts, &id)),
        };
    }
    let imported = import(&file, &arguments.language, "p").map_err(|wrong| Failure::Found(vec![wrong]))?;
    let acts = tabled(arguments, &imported);
    let word = document.as_ref().map(|document| &document.found);
    if arguments.json {
        return print_json(&Answer { report: &imported.report, word });
    }
    if arguments.as_text {
        return print_text(&print_acts(&acts, &arguments.text));
    }
    if arguments.as_acts {
        return print_csv(rows(&acts, &arguments.text, source));
    }
    let said = found(&file, &imported);
    print_text(&word.map_or(said.clone(), |word| said + &in_word(word)))
}

/// What was found, in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<&'a Found>,
}

/// What a Word document has besides words.
fn in_word(found: &Found) -> String {
    let mut out = String::new();
    for (author, tracked) in &found.tracked {
        out.push_str(&format!(
            "tracked changes that say they are by '{author}': {} insertions, taken in, and {} deletions, left out\n",
            tracked.insertions, tracked.deletions
        ));
    }
    for comment in &found.comments {
        let text = comment.text.replace('\n', " ");
        out.push_str(&format!(
            "comment of '{}', at paragraph {}: {text}\n",
            comment.author, comment.paragraph
        ));
    }
    if found.rules > 0 {
        out.push_str(&format!(
            "{} rules of provisions, which are no words of the text, left out\n",
            found.rules
        ));
    }
    for (what, count) in &found.not_read {
        out.push_str(&format!("{count} {what}\n"));
    }
    out
}

/// A tabling for each provision at the top: an act of the record has at most 65,535 bytes.
fn tabled(arguments: &Arguments, imported: &Imported) -> Vec<Act> {
    let day = arguments.day.unwrap_or_else(today);
    let act = |does: Does| Act { day, recorded: day, actor: arguments.actor.clone(), does };
    let opening = Opening {
        id: arguments.text.clone(),
        title: arguments.text.clone(),
        forum: String::new(),
        chairs: vec![arguments.actor.clone()],
        languages: vec![arguments.language.clone()],
        ..Opening::default()
    };
    let tabling = |(at, provision): (usize, &comity_draft::provision::Tabled)| {
        act(Does::Tabling {
            id: format!("{}-t{}", arguments.text, at + 1),
            called: arguments.called.clone(),
            within: None,
            provisions: vec![provision.clone()],
        })
    };
    let tablings = imported.provisions.iter().enumerate().map(tabling);
    std::iter::once(act(Does::Opening(opening))).chain(tablings).collect()
}

fn found(file: &SourceText, imported: &Imported) -> String {
    let r = &imported.report;
    let mut out = format!(
        "{}: {} words in {} provisions\n{} opening brackets, at most {} open at once, {} right beside another; {} alternatives, {} marks of footnotes, {} unseen signs left out\n{} provisions do not balance, in {} paragraphs; they are kept as printed\n",
        file.path,
        r.words,
        r.provisions,
        r.opening,
        r.deepest,
        r.neighbours,
        r.alternatives,
        r.footnotes,
        r.unseen,
        r.unbalanced,
        r.paragraphs,
    );
    for fault in &r.faults {
        out.push_str(&format!(
            "{}:{}:{}: {} stands alone, in {}; {}\n",
            file.path, fault.line, fault.column, fault.bracket, fault.provision, fault.repair
        ));
    }
    out
}
