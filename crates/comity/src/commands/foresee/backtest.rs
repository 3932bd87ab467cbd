//! `comity backtest`.

use clap::Args;
use comity_foresee::{
    Parameters, Use,
    backtest::{Outcome, Plan, report},
    forecast::SEED,
    level::{LifeTable, prior_check},
    published::{Published, published, so_far},
    table,
};

use super::forecast;
use crate::{
    asked::Format,
    commands::{Done, print_csv, print_json, print_text, table as columns},
    patience::Patience,
    report::Failure,
    source,
};

/// What is scored.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// The forecasts that the record has, published before their time, in place of forecasts of the past.
    #[arg(long)]
    published: bool,
}

pub fn run(from: &source::From, arguments: &Arguments, format: Format) -> Done {
    let regime = from.regime(None)?;
    if arguments.published {
        return of_record(&published(&regime, None, source::today()), format);
    }
    let reference = forecast::reference(&regime)?;
    let of = |used| {
        report(&reference, &Plan::standard(used), Parameters::CHOSEN)
            .ok_or_else(|| Failure::usage("the reference class has no forecast that could be scored"))
    };
    let (judge, choose) = {
        let _patience = Patience::with("forecasting the past");
        (of(Use::Judge)?, of(Use::Choose)?)
    };
    if format.json {
        return print_json(
            &serde_json::json!({ "judge": judge, "choose": choose, "parameters": Parameters::CHOSEN }),
        );
    }
    if format.csv {
        return print_csv(table::scored([("judge", &judge), ("choose", &choose)]));
    }
    let mut text = format!(
        "Forecasts of {} treaties that were kept back when the model was chosen\n{}\n",
        judge.treaties,
        outcomes(&judge.outcomes)
    );
    text += &format!(
        "Better than the last five years in {:.0} % of resamples of whole treaties\n\nBy years ahead: CRPS out of that of the last five years, and how often the 90 % band held what happened\n",
        judge.better * 100.0
    );
    for (years, by) in &judge.by_years {
        let level = &by[0];
        text += &format!("{years:>3}  {:.2}  {:.0} %\n", level.relative, level.scores.in_90 * 100.0);
    }
    text += &format!(
        "\nHow many had what happened in each tenth of their futures (even, if the bands are right)\n{}\n",
        judge.outcomes[0].scores.tenths.map(|n| n.to_string()).join(" ")
    );
    text += &format!(
        "\nForecasts of the {} treaties that it was chosen on\n{}\n",
        choose.treaties,
        outcomes(&choose.outcomes)
    );
    let today = source::today();
    let check = prior_check(&reference, &LifeTable::known(&reference, today, ""), 10, SEED);
    let [low, .., high] = check.band.map(|share| share * 100.0);
    text += &format!(
        "\nThe prior alone, of a treaty of which nothing is known: after {} years {low:.0} to {high:.0} % of States have joined (90 %); {} of {} treaties lie within\n",
        check.years,
        check.inside,
        check.treaties.len()
    );
    print_text(&text)
}

/// The forecasts of the record, and how they did.
fn of_record(all: &[Published], format: Format) -> Done {
    let so_far = so_far(all);
    if format.json {
        return print_json(&serde_json::json!({ "so_far": so_far, "forecasts": all }));
    }
    let rows = table::published(all);
    if format.csv {
        return print_csv(rows);
    }
    let mut text = columns(rows.iter().take(1).flatten().map(String::as_str));
    rows.iter().skip(1).for_each(|row| {
        text.add_row(row);
    });
    let list = if all.is_empty() { String::new() } else { format!("{}\n\n", text.trim_fmt()) };
    print_text(&format!("{list}Published so far: {}", forecast::record(&so_far)))
}

fn outcomes(outcomes: &[Outcome]) -> String {
    let mut rows = columns(["", "forecasts", "CRPS", "relative", "log score", "50 % held", "90 % held"]);
    for o in outcomes {
        rows.add_row([
            o.way.to_owned(),
            o.scores.forecasts.to_string(),
            format!("{:.2}", o.scores.crps),
            format!("{:.2}", o.relative),
            format!("{:.2}", o.scores.log_score),
            format!("{:.0} %", o.scores.in_50 * 100.0),
            format!("{:.0} %", o.scores.in_90 * 100.0),
        ]);
    }
    rows.trim_fmt()
}
