//! From acts back to the rows they were read from.

use crate::{
    Act, ActorIx, Proceeding, Regime, SourceIx, Target, When,
    proceeding::{Given, Value, What},
};

/// A row: columns of the table of acts with their texts; empty ones are left out.
pub type Columns = Vec<(&'static str, String)>;

impl Regime {
    /// The sources an act cites, as its row does.
    pub fn cited(&self, sources: impl Iterator<Item = SourceIx>) -> String {
        self.source_ids(sources).join("; ")
    }

    fn id(&self, ix: ActorIx) -> String {
        self.register().actors[ix].id.clone()
    }

    /// The row of an act on an instrument.
    pub fn act_columns(&self, act: &Act) -> Columns {
        let target = act.target().map(|target| match target {
            Target::Actor(ix) => self.id(ix),
            Target::Act(date, kind) => format!("{date} {}", kind.word()),
        });
        let row = vec![
            ("date", act.date.to_string()),
            ("actor", self.id(act.actor)),
            ("act", act.kind.word().to_owned()),
            ("instrument", self.register().definition(act.instrument).id.clone()),
            ("effective", act.effective.map(|w| w.to_string()).unwrap_or_default()),
            ("target", target.unwrap_or_default()),
            ("detail", act.detail().to_owned()),
            ("territory", act.territory().to_owned()),
            ("place", act.place().to_owned()),
            ("source", self.cited(act.sources())),
            ("digest", act.digest().to_owned()),
            ("note", act.note().to_owned()),
        ];
        filled(row)
    }

    /// The row of a proceeding.
    pub fn proceeding_columns(&self, p: &Proceeding) -> Columns {
        let (mut detail, mut target) = (p.detail.clone(), p.target.clone());
        let particulars = if let What::Rectification { date, word, of, reads } = &p.what {
            target = format!("{date} {word} {of}");
            reads.as_ref().map_or(vec![], |reads| {
                let mut columns = vec![("effective", reads.date.map(|w| w.to_string()).unwrap_or_default())];
                columns.extend(self.given_columns(reads.given.clone()));
                columns
            })
        } else {
            let given = p.what.given();
            if let Some(counted) = given.counted {
                counted.word().clone_into(&mut detail);
            }
            self.given_columns(given)
        };
        let mut row = vec![
            ("date", p.date.to_string()),
            ("actor", self.id(p.actor)),
            ("act", p.what.word().to_owned()),
            ("id", p.id.clone()),
            ("target", target),
            ("detail", detail),
            ("source", self.cited(p.sources.iter().copied())),
            ("digest", p.digest.clone()),
            ("note", p.note.clone()),
        ];
        row.extend(particulars);
        filled(row)
    }

    fn given_columns(&self, given: Given) -> Columns {
        let when = |when: Option<When>| when.map(|w| w.to_string()).unwrap_or_default();
        let Given { value, from, until, place, whom, topic, language, counted: _, joins } = given;
        let mut row = vec![
            ("instrument", joins.map(|ix| self.register().definition(ix).id.clone()).unwrap_or_default()),
            ("whom", whom.map(|ix| self.id(ix)).unwrap_or_default()),
            ("value", value.as_ref().map(written).unwrap_or_default()),
            ("from", when(from)),
            ("topic", topic),
            ("place", place),
            ("language", language),
        ];
        // The last day stands behind the first, or else behind what it is the deadline of.
        row.insert(if from.is_some() { 4 } else { 5 }, ("until", when(until)));
        row
    }
}

/// What stands in the column `value`.
fn written(value: &Value) -> String {
    match value {
        Value::Sort(sort) => sort.word().to_owned(),
        Value::Level(level) => level.word().to_owned(),
        Value::Vote(vote) => vote.word().to_owned(),
        Value::Grade(grade) => grade.word().to_owned(),
        Value::Number(number) => number.map_or("enough".into(), |n| n.to_string()),
        Value::Text(text) => text.clone(),
        Value::Quantiles(numbers) => numbers.map(|n| n.to_string()).join(" "),
        Value::Drafting(does) => does.word().to_owned(),
    }
}

fn filled(mut row: Columns) -> Columns {
    row.retain(|(_, text)| !text.is_empty());
    row
}
