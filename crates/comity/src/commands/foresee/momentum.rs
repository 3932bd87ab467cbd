//! `comity momentum`.

use clap::Args;
use comity_foresee::{
    forecast::SEED,
    momentum::{Around, Studied, around, foremost, participants},
    table,
};
use comity_regime::{ActorSet, Regime};

use super::forecast;
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table as columns},
    report::Failure,
    source,
};

/// Around what, and for whom.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// The forum around which joins are counted [default: the one that most delegations took part in].
    forum: Option<String>,
    /// Only this instrument.
    #[arg(long, value_name = "ID")]
    instrument: Option<String>,
    /// Who is set against all others, such as 'States with nuclear-reactors' [default: who takes part in the forum].
    #[arg(long, value_name = "SET")]
    set: Option<String>,
}

pub fn run(from: &source::From, arguments: &Arguments, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let forum = match &arguments.forum {
        Some(id) => source::forum(&regime, id)?,
        None => foremost(&regime, on)
            .ok_or_else(|| Failure::usage(format!("no forum of this record has met by {on}")))?,
    };
    let who: ActorSet = match &arguments.set {
        Some(set) => regime.ask(set, on).map_err(Failure::Found)?.recorded.possible,
        None => participants(&regime, forum, on),
    };
    let only = arguments.instrument.as_ref().map(|id| source::instrument(&regime, id)).transpose()?;
    let reference = forecast::reference(&regime)?;
    let all = around(&regime, &reference, forum, who, only, (on, SEED))
        .map_err(|e| Failure::usage(e.to_string()))?;
    if format.json {
        return print_json(&all);
    }
    if format.csv {
        return print_csv(table::momentum(Some(&all)));
    }
    print_text(&text(&regime, arguments, &all))
}

fn text(regime: &Regime, arguments: &Arguments, all: &Around) -> String {
    let forum = regime.register().forum(&all.forum);
    let title = forum.map_or("", |ix| regime.register().forum_definition(ix).title.as_str());
    let whom = arguments.set.as_deref().unwrap_or("its participants");
    let mut text = format!(
        "{title}: {whom} ({}) and all other States\nJoins per State and year among those that could still join, with 90 % intervals\n",
        all.participants
    );
    for Studied { momentum: m, pulse } in &all.instruments {
        text += &format!("\n{}\n", m.title);
        let mut rows = columns(["", "", "joins", "State-years", "at risk", "rate", "5 %", "95 %"]);
        for group in &m.groups {
            for (period, cell) in m.periods.iter().zip(&group.periods) {
                let doubt = if cell.few { "(few)" } else { "" };
                rows.add_row([
                    group.who.to_owned(),
                    format!("{} {} to {}", period.what, period.from, period.until.plus_days(-1)),
                    format!("{:.1}", cell.joins),
                    format!("{:.0}", cell.state_years),
                    format!("{} of {}", cell.at_risk, cell.of),
                    format!("{:.3} {doubt}", cell.rate[0]),
                    format!("{:.3}", cell.rate[1]),
                    format!("{:.3}", cell.rate[2]),
                ]);
            }
        }
        text += &format!("{}\n", rows.trim_fmt());
        for sentence in &m.sentences {
            text += &format!("- {sentence}\n");
        }
        text += &format!("- {}\n", pulse.sentence);
    }
    for unnamed in &all.unnamed {
        text += &format!("\n{}\n- {}\n", unnamed.title, unnamed.why);
    }
    if !all.controls.is_empty() {
        text += "\nThe same ratio of ratios on treaties that the forum did not ask for\n";
        let mut rows = columns(["", "ratio", "5 %", "95 %"]);
        for control in &all.controls {
            let [middle, low, high] = control.ratio_of_ratios.map(|n| format!("{n:.2}"));
            rows.add_row([control.title.clone(), middle, low, high]);
        }
        text += &format!("{}\n", rows.trim_fmt());
    }
    text
}
