//! `comity commitments` and `comity due`: what was promised, how far it has come, and what is owed by when.

use comity_assess::promise::{CommitmentStatus, Tally, Which, commitments};
use comity_regime::{
    proceeding::Capacity,
    process::{CommitmentKind, State},
    register::Known,
};
use comity_web::tables::process::{commitment_rows, due_rows};

use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
    report::Failure,
    source,
};

/// Which commitments, as the command line says it.
#[derive(clap::Args, Debug)]
pub struct Selection {
    /// Of one State or organisation, by its id, such as FIN.
    #[arg(value_name = "STATE", conflicts_with = "of")]
    actor: Option<String>,
    /// The same, said by name.
    #[arg(long, value_name = "ACTOR")]
    of: Option<String>,
    /// Made at a session or in a forum, under an instrument; or one commitment by its id.
    #[arg(long, value_name = "ID", default_value = "")]
    under: String,
    /// Only those of this kind: national, joint, recommendation.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Only those in this state: pending, due_soon, nothing_found, reported, assessed, not_delivered, came_about, withdrawn.
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Only those made in this year.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1..=9999))]
    year: Option<i16>,
}

pub fn run(from: &source::From, selection: &Selection, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let state = selection.state.as_deref().map(State::parse).transpose();
    let kind = selection.kind.as_deref().map(CommitmentKind::parse).transpose();
    let which = Which {
        kind: kind.map_err(|help| Failure::usage(format!("--kind: {help}")))?,
        actor: selection
            .actor
            .as_deref()
            .or(selection.of.as_deref())
            .map(|id| source::actor(&regime, id))
            .transpose()?,
        under: selection.under.clone(),
        year: selection.year,
        state: state.map_err(|help| Failure::usage(format!("--state: {help}")))?,
    };
    let all = commitments(&regime, on, &which);
    if format.json {
        return print_json(&all);
    }
    if format.csv {
        return print_csv(commitment_rows(&all));
    }
    let mut rows = table(["who", "what", "made", "due", "state", "itself", "peers", "independent", "id"]);
    for c in &all {
        let grade = |capacity| c.grade(capacity).replace('_', " ");
        rows.add_row([
            if c.joint { format!("{} together", c.signatories) } else { c.name.clone() },
            c.text.clone(),
            c.made.to_string(),
            c.due.map_or(String::new(), |d| d.to_string()),
            format!("{}{}{}", c.state.title(), if c.sure { "" } else { " ≈" }, became(c)),
            grade(Capacity::Own),
            grade(Capacity::Peer),
            grade(Capacity::Independent),
            c.commitment.clone(),
        ]);
    }
    let Tally { all: count, delivered, .. } = all.iter().collect();
    let head = format!("{count} commitments as of {on}, {delivered} of them said to be complete by somebody");
    print_text(&format!("{head}\n\n{}", rows.trim_fmt()))
}

/// What is to be said of the state a commitment is in.
fn became(c: &CommitmentStatus) -> String {
    match (c.state, c.came_about, c.in_time, c.known_through) {
        (State::CameAbout, Some(day), Some(true), _) => format!(", {day}, in time"),
        (State::CameAbout, Some(day), Some(false), _) => format!(", {day}, late"),
        (State::CameAbout, Some(day), None, _) => format!(", {day}"),
        (State::NothingFound, _, _, Known::Through(day)) => format!(" (looked for through {day})"),
        _ => String::new(),
    }
}

pub fn due(from: &source::From, actor: &str, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let ix = source::actor(&regime, actor)?;
    let due = regime.due(ix, on);
    if format.json {
        return print_json(&due);
    }
    if format.csv {
        return print_csv(due_rows(&due));
    }
    let mut rows = table(["by", "state", "what", "from"]);
    for d in &due {
        let by = d.due.map_or("no date".to_owned(), |w| w.to_string());
        rows.add_row([by, d.state.to_owned(), d.text.clone(), d.from.to_string()]);
    }
    let passed = due.iter().filter(|d| d.passed).count();
    let name = &regime.register().actors[ix].name;
    print_text(&format!(
        "{name}, as of {on}: {} due; of {passed} of them the day has passed and nothing was found here\n\n{}",
        due.len(),
        rows.trim_fmt()
    ))
}
