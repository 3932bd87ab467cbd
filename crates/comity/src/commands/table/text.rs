//! `comity text`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use comity_draft::{
    Reading, Table, Text, print_acts, texts,
    view::{Comparison, Delegation, Difference, Run, Sort, compare},
    write::{PROPOSAL_COLUMNS, akn, definition, docx, docx_compared, markdown, proposals},
};
use comity_regime::{Day, Regime};
use serde::Serialize;

use super::{find, problem};
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text},
    report::{Failure, tell},
    source,
};

/// What is asked of texts.
#[derive(Args, Debug, Clone)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// The text's id [default: a list of all].
    text: Option<String>,
    /// What one State or organisation proposed, where that stands, and where it keeps brackets.
    #[arg(long, value_name = "ACTOR", requires = "text", conflicts_with_all = ["compare", "clean", "md", "csv"])]
    by: Option<String>,
    /// Compare the readings of two days, word by word.
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], requires = "text", conflicts_with_all = ["on", "clean", "md", "csv"])]
    compare: Option<Vec<Day>>,
    /// In which language [default: that of the negotiation].
    #[arg(long, value_name = "CODE", requires = "text", conflicts_with_all = ["by", "csv", "acts"])]
    language: Option<String>,
    /// Without anything that is proposed: the words that stand.
    #[arg(long, requires = "text", conflicts_with_all = ["json", "csv"])]
    clean: bool,
    /// Print Markdown.
    #[arg(long, requires = "text", conflicts_with_all = ["json", "csv", "clean", "compare"])]
    md: bool,
    /// Print Akoma Ntoso 3.0.
    #[arg(long, requires = "text", conflicts_with_all = ["json", "csv", "clean", "md", "by", "compare"])]
    akn: bool,
    /// Write a Word document: the reading with its brackets, or with --compare tracked changes.
    #[arg(long, value_name = "FILE", requires = "text", conflicts_with_all = ["json", "csv", "clean", "md", "akn", "by"])]
    docx: Option<PathBuf>,
    /// Print the definition that it would become, in the language of instruments.
    #[arg(long, requires = "text", conflicts_with_all = ["json", "csv", "clean", "md", "akn", "docx", "by", "compare", "language"])]
    definition: bool,
    /// What its rules would do: when treaties would have entered into force under them, which areas they would cover.
    #[arg(long, requires = "text", conflicts_with_all = ["csv", "clean", "md", "akn", "docx", "by", "compare", "language", "definition"])]
    means: bool,
    /// With the proposals that have these ids taken in, for --definition.
    #[arg(long, value_name = "IDS", requires = "definition", value_delimiter = ',')]
    taking: Vec<String>,
    /// Whose histories --means looks at: a record folder [default: the built-in record, unless the text's own has treaties in force].
    #[arg(long, value_name = "DIR", requires = "means")]
    histories: Option<PathBuf>,
    /// Print what was done at its table, in the text format.
    #[arg(long, requires = "text", conflicts_with_all = ["json", "csv", "clean", "md", "by", "compare", "akn", "docx", "definition", "means", "on"])]
    acts: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand, Debug, Clone)]
enum What {
    /// Bring in a text: plain text, Markdown, or acts in the text format.
    Import(super::import::Arguments),
}

/// A text in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    reading: &'a Reading,
    progress: comity_draft::view::Progress,
    refused: &'a [comity_draft::Refused],
    unreadable: &'a [comity_draft::Lost],
}

/// A text in a list.
#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    forum: String,
    phase: comity_draft::Phase,
    counts: comity_draft::view::Counts,
}

pub fn run(from: &source::From, arguments: &Arguments, when: &When, format: Format) -> Done {
    if let Some(What::Import(import)) = &arguments.what {
        return super::import::run(import);
    }
    let regime = from.regime(when.known)?;
    let on = when.day();
    let Some(id) = &arguments.text else { return list(&texts(&regime), on, format) };
    let text = find(&regime, id)?;
    if arguments.acts {
        return print_text(&print_acts(&text.acts, id));
    }
    let at = |day: Day| {
        let table = text.table(day, when.known.unwrap_or(Day::MAX));
        table.ok_or_else(|| Failure::usage(format!("'{id}' was not on the table on {day}")))
    };
    let language = |table: &Table| match &arguments.language {
        Some(code) if !table.opening.languages.contains(code) => Err(Failure::usage(format!(
            "'{id}' is negotiated in {}, not in '{code}'",
            table.opening.languages.join(", ")
        ))),
        Some(code) => Ok(code.clone()),
        None => Ok(table.working().to_owned()),
    };
    if let Some([first, last]) = arguments.compare.as_deref() {
        let (before, after) = (at(*first)?, at(*last)?);
        if let Some(file) = &arguments.docx {
            return written(file, docx_compared(&before, &after, &text.acts, &language(&after)?));
        }
        let compared = compare(&before.reading(), &after.reading(), &language(&after)?);
        return if format.json { print_json(&compared) } else { print_text(&differences(&compared)) };
    }
    let table = at(on)?;
    if let Some(by) = &arguments.by {
        let actor = &regime.register().actors[source::actor(&regime, by)?].id;
        let delegation = table.delegation(actor);
        return if format.json { print_json(&delegation) } else { print_text(&position(&delegation)) };
    }
    if format.csv {
        let header = PROPOSAL_COLUMNS.iter().map(|c| (*c).to_owned()).collect();
        let rows = proposals(&table).into_iter().map(|row| row.to_vec());
        return print_csv(std::iter::once(header).chain(rows).collect());
    }
    if arguments.definition {
        return define(&regime, &table, &arguments.taking);
    }
    if arguments.means {
        return super::means::run(&table, &regime, arguments.histories.as_deref(), on, format.json);
    }
    let (reading, language) = (table.reading(), language(&table)?);
    if format.json {
        let progress = reading.progress();
        let (refused, unreadable) = (&table.refused, &text.lost);
        return print_json(&Answer { reading: &reading, progress, refused, unreadable });
    }
    if let Some(file) = &arguments.docx {
        return written(file, docx(&reading, text.known_on(when.known.unwrap_or(Day::MAX)), &language));
    }
    if arguments.akn {
        return print_text(&akn(&table, &language));
    }
    if arguments.md {
        return print_text(&markdown(&reading, &language));
    }
    if arguments.clean {
        return print_text(&reading.plain_lines(&language));
    }
    print_text(&shown(&text, &table, &reading, &language))
}

/// The definition that a text would become, and what is wrong with it.
fn define(regime: &Regime, table: &Table, taking: &[String]) -> Done {
    let id = &table.opening.id;
    if let Some(other) = taking.iter().find(|id| !table.proposals.contains_key(*id)) {
        return Err(Failure::usage(format!("there is no proposal '{other}' on '{id}'")));
    }
    let Some(made) = definition(table, &|id| taking.iter().any(|t| t == id), None) else {
        let found =
            format!("no provision of '{id}' has a rule, or it does not say which instrument it becomes");
        return Err(Failure::Said(found, 1));
    };
    if !made.in_brackets.is_empty() {
        tell(format!("in brackets: {}", made.in_brackets.join(", ")));
    }
    if let Err(found) = made.tried(regime) {
        found.iter().map(problem).for_each(tell);
    }
    print_text(&made.text())
}

fn written(file: &Path, made: Result<Vec<u8>, String>) -> Done {
    let failed = |why: String| Failure::Said(format!("{}: {why}", file.display()), 1);
    fs::write(file, made.map_err(failed)?).map_err(|e| failed(e.to_string()))?;
    print_text(&format!("{}: written", file.display()))
}

fn list(all: &[Text], on: Day, format: Format) -> Done {
    let listed: Vec<Listed> = all
        .iter()
        .filter_map(|text| {
            let reading = text.table(on, Day::MAX)?.reading();
            let (id, title, forum) = (text.id.clone(), text.title.clone(), text.forum.clone());
            Some(Listed { id, title, forum, phase: reading.phase, counts: reading.progress().all })
        })
        .collect();
    if format.json {
        return print_json(&listed);
    }
    if format.csv {
        let header = ["id", "title", "forum", "phase", "bracketed", "provisions"].map(str::to_owned).to_vec();
        let row = |l: &Listed| {
            let numbers = [l.counts.bracketed, l.counts.total()].map(|n| n.to_string());
            [&l.id, &l.title, &l.forum, l.phase.word(), &numbers[0], &numbers[1]].map(str::to_owned).to_vec()
        };
        return print_csv(std::iter::once(header).chain(listed.iter().map(row)).collect());
    }
    if listed.is_empty() {
        return print_text("no text is on a table");
    }
    let line = |l: &Listed| {
        let (bracketed, total) = (l.counts.bracketed, l.counts.total());
        format!(
            "{}  {} ({}, {bracketed} of {total} provisions in brackets)\n",
            l.id,
            l.title,
            l.phase.word().replace('_', " ")
        )
    };
    print_text(&listed.iter().map(line).collect::<String>())
}

fn shown(text: &Text, table: &Table, reading: &Reading, language: &str) -> String {
    let counts = reading.progress().all;
    let mut out = format!(
        "{}, as of {}: {}\n{} provisions: {} in brackets, {} clean, {} agreed ad referendum, {} not discussed, {} adopted\n\n",
        reading.title,
        reading.on,
        reading.phase.word().replace('_', " "),
        counts.total(),
        counts.bracketed,
        counts.clean,
        counts.ad_referendum,
        counts.not_discussed,
        counts.adopted,
    );
    out.push_str(&reading.lines(language, true));
    let pending = table.pending().into_iter().filter(|one| one.sort != Sort::Silence).map(|one| {
        let said: Vec<String> = one.waits.iter().map(comity_draft::Wait::said).collect();
        let what = match one.sort {
            Sort::Bracket => ", a bracket",
            Sort::Sealed => ", under seal",
            Sort::Proposal | Sort::Silence => "",
        };
        format!("  {} ({}{what}) waits for: {}\n", one.id, one.by.join(", "), said.join("; "))
    });
    let waits: Vec<String> = pending.collect();
    if !waits.is_empty() {
        out.push_str("\nPending\n");
        out.push_str(&waits.concat());
    }
    for refused in &table.refused {
        out.push_str(&format!("\nwithout effect: {} of {}, {}", refused.actor, refused.day, refused.why));
    }
    for lost in &text.lost {
        out.push_str(&format!("\nunreadable: entry {}, line {}: {}", lost.entry, lost.line, lost.why));
    }
    out
}

fn differences(compared: &Comparison) -> String {
    let mut out = format!("From {} to {}\n", compared.from, compared.to);
    for p in compared.provisions.iter().filter(|p| p.difference != Difference::Same || p.moved) {
        let moved = if p.moved { ", moved" } else { "" };
        out.push_str(&format!("\n{} {} ({}{moved})\n  ", p.id, p.designation, p.difference.word()));
        for run in &p.runs {
            match run {
                Run::Same(words) => out.push_str(words),
                Run::Put(words) => out.push_str(&format!("{{+{words}+}}")),
                Run::Gone(words) => out.push_str(&format!("{{-{words}-}}")),
            }
        }
        out.push('\n');
    }
    if compared.provisions.iter().all(|p| p.difference == Difference::Same && !p.moved) {
        out.push_str("\nnothing has changed\n");
    }
    out
}

fn position(d: &Delegation) -> String {
    let mut out = format!("{} proposed\n", d.actor);
    if d.proposals.is_empty() {
        out.push_str("  nothing\n");
    }
    for mine in &d.proposals {
        let waits: Vec<String> = mine.waits.iter().map(comity_draft::Wait::said).collect();
        let waits =
            if waits.is_empty() { String::new() } else { format!("; waits for: {}", waits.join("; ")) };
        let fate = if mine.fate == "live" { "on the table".to_owned() } else { mine.fate.replace('_', " ") };
        let about = match mine.about.is_empty() {
            true => String::new(),
            false => format!(", on {}", mine.about.join(", ")),
        };
        let sealed = mine.sealed.filter(|sealed| *sealed != mine.day);
        let sealed = sealed.map(|day| format!(" (under seal from {day} on)")).unwrap_or_default();
        out.push_str(&format!("  {} of {}{about}: {fate}{sealed}{waits}\n", mine.id, mine.day));
    }
    out.push_str(&format!("\nIn brackets because of {}\n", d.actor));
    if d.holds.is_empty() {
        out.push_str("  nothing\n");
    }
    for held in &d.holds {
        let why = if held.because.is_empty() { String::new() } else { format!(": {}", held.because) };
        out.push_str(&format!(
            "  {} ({}), {} since {}{why}\n",
            held.on,
            held.about.join(", "),
            held.how,
            held.since
        ));
    }
    out
}
