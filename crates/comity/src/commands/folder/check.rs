//! `comity check`.

use std::{
    collections::BTreeMap,
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use comity_assess::measure::{Assessment, overdue};
use comity_ledger::{Trust, authority::PolicyError, entry::folder::too_large, trust::is_policy};
use comity_regime::{
    Diagnostic, Regime,
    load::{Folder, Loaded, load, text},
    process::{Agreement, Compared},
};

use crate::{
    commands::Done,
    folder,
    patience::Patience,
    report::{Failure, render, say},
    source::today,
};

pub fn run(dir: &Path) -> Done {
    let patience = Patience::with("checking the record");
    let (found, summary) = match folder::read(dir) {
        Ok(files) => {
            let (mut found, mut summary) = match load(&files, Some(&folder::built_in()), Some(today())) {
                Ok(loaded) => {
                    let register = loaded.regime.register();
                    let counts = (
                        register.instruments.len(),
                        loaded.regime.acts().len() + loaded.regime.docket().recorded().len(),
                        register.sources.len(),
                    );
                    let aims = aims(&loaded.regime);
                    let texts = texts(&loaded);
                    let (found, compared) = (
                        [loaded.warnings, aims, texts].concat(),
                        [intervals(&loaded.regime), totals(&loaded.regime)].concat(),
                    );
                    // What can be read for an answer is not yet right as a record.
                    let agree = found.iter().all(|d| d.code != "total-differs" && !d.is_error());
                    (found, agree.then_some((counts, compared)))
                }
                Err(found) => (found, None),
            };
            let wrong = [policies(&files), too_large(&files)].concat();
            if !wrong.is_empty() {
                found.extend(wrong);
                summary = None;
            }
            (folder::below(dir, found), summary)
        }
        Err(Failure::Found(found)) => (found, None),
        Err(other) => return Err(other),
    };
    drop(patience);
    let mut stdout = std::io::stdout().lock();
    let styled = stdout.is_terminal();
    for diagnostic in &found {
        stdout.write_all(render(diagnostic, styled).as_bytes())?;
    }
    drop(stdout);
    let errors = found.iter().filter(|d| d.is_error() || d.code == "total-differs").count();
    let warnings = found.len() - errors;
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match summary {
        Some(((instruments, acts, sources), compared)) => {
            for line in compared {
                say(line)?;
            }
            say(format!(
                "{}: {}, {}, {}; no errors, {}",
                dir.display(),
                plural(instruments, "instrument"),
                plural(acts, "act"),
                plural(sources, "source"),
                plural(warnings, "warning")
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        None => {
            say(format!("{}: {}, {}", dir.display(), plural(errors, "error"), plural(warnings, "warning")))?;
            Ok(ExitCode::from(1))
        }
    }
}

/// What cannot be read, or is refused by a rule, at the tables of texts.
fn texts(loaded: &Loaded) -> Vec<Diagnostic> {
    let wrong = comity_draft::check(&loaded.regime).into_iter();
    wrong.map(|lost| loaded.error(lost.entry, "detail", lost.line, "table", lost.why)).collect()
}

/// A remark on every measure whose aim was to be met by a day that has passed, and is not.
fn aims(regime: &Regime) -> Vec<Diagnostic> {
    let remark = |a: &Assessment| {
        let measure = regime.register().measure(&a.measure)?;
        let by = measure.aim.as_ref().and_then(|aim| aim.by)?;
        let message = format!("'{}' was to be met by {by}, and comes to {}", measure.id, a.reading.value);
        let help = "where the aim was met, what shows it is not in the record";
        Some(
            Diagnostic::error("overdue", &measure.source, measure.span.clone(), message).help(help).warning(),
        )
    };
    overdue(regime, today()).iter().filter_map(remark).collect()
}

/// For how many rows of each series only an interval is known: of acts on each instrument, and of each kind in forums.
fn intervals(regime: &Regime) -> Vec<String> {
    let mut series: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut count = |name: String, certain: bool| {
        let (doubtful, all) = series.entry(name).or_default();
        *doubtful += usize::from(!certain);
        *all += 1;
    };
    for act in regime.acts().recorded() {
        let id = &regime.register().definition(act.instrument).id;
        count(format!("acts on {id}"), act.date.is_certain());
    }
    for p in regime.docket().all() {
        count(format!("acts of the kind {}", p.what.word()), p.date.is_certain());
    }
    let doubtful = series.into_iter().filter(|(_, (doubtful, _))| *doubtful > 0);
    doubtful.map(|(name, (n, all))| format!("{name}: {n} of {all} known only within an interval")).collect()
}

/// A line for each published total: its source, its day, what the record names then, and whether they agree.
fn totals(regime: &Regime) -> Vec<String> {
    let line = |c: &Compared| {
        let (published, counted) = (&c.published, c.published.counted.word());
        let agreement = match c.agreement {
            Agreement::Agrees => "agrees".to_owned(),
            Agreement::FewerNamed => format!("{} of them not named", published.number - c.by_name.max),
            Agreement::Differs if c.explained => "differs, as sources do (disagreements.csv)".to_owned(),
            Agreement::Differs => "differs".to_owned(),
        };
        format!(
            "total of {}, {}: {} {counted} [{}], by name {}: {agreement}",
            c.about,
            published.date,
            published.number,
            published.sources.join("; "),
            c.by_name
        )
    };
    regime.compared_totals().iter().map(line).collect()
}

/// What is wrong with the files that say who may do what.
fn policies(files: &Folder) -> Vec<Diagnostic> {
    let (mut trust, mut found) = (Trust::default(), vec![]);
    for (path, bytes) in files.iter().filter(|(path, _)| is_policy(path)) {
        let text = match text(path, bytes) {
            Ok(text) => text,
            Err(wrong) => {
                found.push(*wrong);
                continue;
            }
        };
        if let Err(PolicyError { offset, what }) = trust.policy(path, &text.text) {
            found.push(Diagnostic::error("policy", &text, offset..offset, what));
        }
    }
    found
}
