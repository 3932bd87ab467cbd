//! `comity adopt`: a text becomes a definition of the running record.

use clap::Args;
use comity_draft::{
    Does,
    act::Ruling,
    write::{ACT_COLUMNS, act_row, definition},
};
use comity_ledger::{Content, Fields, Kind};
use comity_regime::Day;

use super::{find, problem};
use crate::{
    commands::{
        Done,
        folder::together::{self, Log},
        say::signing::Signing,
    },
    report::{Failure, say, tell},
    source::{self, today},
};

/// What is adopted.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// The text's id.
    text: String,
    /// The id of the decision.
    #[arg(long, value_name = "ID")]
    id: String,
    /// Who declares it [default: who chairs].
    #[arg(long, value_name = "ACTOR")]
    chair: Option<String>,
    /// Its day [default: today].
    #[arg(long, value_name = "DATE")]
    day: Option<Day>,
    /// Where it is published: the id of a source, or an address.
    #[arg(long, value_name = "SOURCE")]
    source: String,
    /// Record it, signed or as the data folder's own: without this, or --sign or --save, nothing is changed.
    #[arg(long)]
    apply: bool,
    #[command(flatten)]
    signing: Signing,
}

pub fn run(from: &source::From, arguments: &Arguments) -> Done {
    let log = Log::of(from, &arguments.signing)?;
    let regime = &log.record.regime;
    let text = find(regime, &arguments.text)?;
    let day = arguments.day.unwrap_or_else(today);
    let Some(before) = text.table(day, Day::MAX) else {
        return Err(Failure::usage(format!("'{}' was not on the table on {day}", text.id)));
    };
    let chair = match &arguments.chair {
        Some(chair) => regime.register().actors[source::actor(regime, chair)?].id.clone(),
        None => before.opening.chairs.first().cloned().unwrap_or_default(),
    };
    let (id, ruling) = (arguments.id.clone(), Ruling::Adopt);
    let does = Does::Decision { id, ruling, on: vec![], because: String::new() };
    let (act, after) = text.tried(day, &chair, does).map_err(|why| Failure::Said(why.to_string(), 1))?;
    let row = act_row(&act, &text.id, &arguments.source);
    let columns = ACT_COLUMNS.into_iter().zip(row.iter().map(String::as_str));
    let fields = Fields::new(columns.filter(|(_, value)| !value.is_empty()));
    let mut members = vec![Content { kind: Kind::Act, fields }];
    match definition(&after, &|_| false, Some(day)) {
        Some(made) => {
            made.tried(regime).map_err(|found| {
                Failure::Said(found.iter().map(problem).collect::<Vec<_>>().join("\n"), 1)
            })?;
            say(made.text().trim_end())?;
            let columns = made.columns(regime, &arguments.id, &arguments.source);
            let fields = Fields::new(columns.iter().map(|(column, text)| (*column, text.as_str())));
            members.push(Content { kind: Kind::Definition, fields });
        }
        None => tell(
            "no provision has a rule, or the text does not say which instrument it becomes: the decision stands alone",
        ),
    }
    together::say(from, &log, members, arguments.apply, &arguments.signing)
}
