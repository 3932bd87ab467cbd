//! Texts under negotiation: read, brought in, proposed for.

pub mod adopt;
pub mod import;
mod means;
pub mod propose;
mod seal;
pub mod text;

use comity_draft::{
    Act, Text, texts,
    write::{ACT_COLUMNS, Problem, act_row},
};
use comity_regime::Regime;

use crate::{report::Failure, source};

/// The text with an id.
fn find(regime: &Regime, id: &str) -> Result<Text, Failure> {
    comity_draft::text(regime, id).ok_or_else(|| {
        let all: Vec<String> = texts(regime).into_iter().map(|text| text.id).collect();
        let near = source::nearest(id, all.iter().map(String::as_str));
        let there = match all.is_empty() {
            true => "; this record has none".to_owned(),
            false if near.is_empty() => format!("; there are: {}", all.join(", ")),
            false => near,
        };
        Failure::usage(format!("there is no text '{id}'{there}"))
    })
}

/// A problem of a definition, with the provision whose rule it is.
fn problem(found: &Problem) -> String {
    match &found.provision {
        Some(provision) => format!("{provision}: {}", found.why),
        None => found.why.clone(),
    }
}

/// Acts as rows of the record's table of acts, with its header.
fn rows(acts: &[Act], text: &str, source: &str) -> Vec<Vec<String>> {
    let header = ACT_COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    std::iter::once(header).chain(acts.iter().map(|act| act_row(act, text, source).to_vec())).collect()
}
