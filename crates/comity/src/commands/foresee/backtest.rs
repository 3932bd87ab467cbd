//! `comity backtest`.

use clap::Args;
use comity_foresee::{
    Parameters, Use,
    backtest::{Outcome, Plan, Report, report},
    forecast::SEED,
    level::{LifeTable, prior_check},
    published::{Outcome as Becomes, Published, published, so_far},
};

use super::forecast;
use crate::{
    asked::Format,
    commands::{Done, print_csv, print_json, print_text, table},
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
        return print_csv(rows(&judge, &choose));
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
    let held = |of: Option<bool>| of.map_or("", |held| if held { "held" } else { "missed" }).to_owned();
    let row = |p: &Published| -> Vec<String> {
        let (state, happened, in_90, score) = match p.outcome {
            Becomes::Awaited => ("awaited", String::new(), String::new(), String::new()),
            Becomes::Unknown => ("not known yet", String::new(), String::new(), String::new()),
            Becomes::TooLate => ("too late", String::new(), String::new(), String::new()),
            Becomes::Scored(h) => {
                let happened = comity_regime::Count { min: h.least, max: h.most };
                ("scored", happened.to_string(), held(h.in_90), format!("{:.1}", h.score.1))
            }
        };
        let mut row =
            vec![p.published.to_string(), p.by.clone(), p.instrument.clone(), p.fan.through.to_string()];
        row.extend(p.fan.quantiles().map(|n| n.to_string()));
        row.extend([state.to_owned(), happened, in_90, score]);
        row
    };
    const HEADER: [&str; 13] = [
        "published",
        "by",
        "instrument",
        "through",
        "p05",
        "p25",
        "p50",
        "p75",
        "p95",
        "state",
        "happened",
        "in_90",
        "score",
    ];
    if format.csv {
        let header = HEADER.map(str::to_owned).to_vec();
        return print_csv(std::iter::once(header).chain(all.iter().map(row)).collect());
    }
    let mut rows = table(HEADER);
    all.iter().for_each(|p| {
        rows.add_row(row(p));
    });
    let list = if all.is_empty() { String::new() } else { format!("{}\n\n", rows.trim_fmt()) };
    print_text(&format!("{list}Published so far: {}", forecast::record(&so_far)))
}

fn outcomes(outcomes: &[Outcome]) -> String {
    let mut rows = table(["", "forecasts", "CRPS", "relative", "log score", "50 % held", "90 % held"]);
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

fn rows(judge: &Report, choose: &Report) -> Vec<Vec<String>> {
    let header = [
        "use",
        "treaty",
        "origin",
        "years",
        "p05",
        "p25",
        "p50",
        "p75",
        "p95",
        "happened",
        "crps",
        "log_score",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (used, report) in [("judge", judge), ("choose", choose)] {
        for f in &report.forecasts {
            let mut row = vec![used.to_owned(), f.treaty.clone(), f.origin.to_string(), f.years.to_string()];
            row.extend(f.quantiles.map(|n| n.to_string()));
            row.push(f.happened.to_string());
            row.extend([f.score.crps, f.score.log_score].map(|n| format!("{n:.4}")));
            rows.push(row);
        }
    }
    rows
}
