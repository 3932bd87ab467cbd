//! The forms: for each kind of act what has to be said, in the order in which people think of it.

mod act;
mod record;

use std::sync::LazyLock;

use comity_ledger::Kind;
use record::RECORD;

/// How a field is filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// A State or organisation, from a list.
    Actor,
    /// An instrument, from a list.
    Instrument,
    /// A forum, from a list.
    Forum,
    /// A session, from a list.
    Session,
    /// A commitment by its id, offered from those of who speaks.
    Commitment,
    /// What is put to decision, by its id, offered from all that was.
    Decision,
    /// A source: its id, offered from a list, or the address of a page.
    Source,
    /// A day; EDTF where it is not known to the day.
    Date,
    /// A day that has to be known.
    Day,
    /// One line.
    Text,
    /// Several lines.
    Words,
    /// The SHA-256 of a document; a browser makes it from the file, which stays where it is.
    Digest,
    /// A file of definitions or policies: many lines.
    File,
    /// One of these words, each a message of this vocabulary.
    Choice(&'static str, &'static [&'static str]),
}

/// A field: the column of the table of acts that it fills.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The column.
    pub column: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// Whether it has to be.
    pub required: bool,
}

/// A form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its id in addresses, and of the message that names it.
    pub id: &'static str,
    /// The act that it makes, where there is only one.
    pub act: Option<&'static str>,
    /// What is filled in.
    pub fields: &'static [Field],
}

const fn must(column: &'static str, input: Input) -> Field {
    Field { column, input, required: true }
}

const fn may(column: &'static str, input: Input) -> Field {
    Field { column, input, required: false }
}

/// A note verbale on which an act on an instrument rests: it is stated with the act, as a source of the record.
pub const NOTE: [Field; 3] =
    [may("note-number", Input::Text), may("note-date", Input::Day), may("note-from", Input::Text)];

/// The forms by the kind of thing they are about.
pub static GROUPS: LazyLock<[(&str, Vec<Form>); 4]> = LazyLock::new(|| {
    [
        ("instrument", act::instruments()),
        ("commitment", act::commitments()),
        ("session", act::sessions()),
        ("record", RECORD.to_vec()),
    ]
});

/// Whether a form is asked something by this name.
pub fn knows(name: &str) -> bool {
    let columns = || all().flat_map(Form::asked).any(|field| field.column == name);
    ["form", "preview", "step"].contains(&name) || columns()
}

/// Every form.
pub fn all() -> impl Iterator<Item = &'static Form> {
    GROUPS.iter().flat_map(|(_, forms)| forms.iter())
}

/// The form of an id.
pub fn find(id: &str) -> Option<&'static Form> {
    all().find(|form| form.id == id)
}

impl Form {
    /// The kind of entry that it makes.
    pub fn kind(&self) -> Kind {
        // Those of the record are called as what they make, and no other is called so.
        Kind::parse(self.id).filter(|kind| kind.is_row()).unwrap_or(Kind::Act)
    }

    /// Whether it is filled in by steps, a question each: what is said of an instrument.
    pub fn has_steps(&self) -> bool {
        self.fields.iter().any(|field| field.column == "instrument" && field.required)
    }

    /// All that is filled in: the columns of the act, and beside them the note verbale on which it may rest.
    pub fn asked(&self) -> impl Iterator<Item = &'static Field> + use<> {
        let note: &'static [Field] = if self.has_steps() { &NOTE } else { &[] };
        self.fields.iter().chain(note)
    }

    /// The field of a name.
    pub fn field(&self, column: &str) -> Option<&'static Field> {
        self.asked().find(|field| field.column == column)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use comity_regime::{
        ActKind,
        load::{ACTORS as ACTORS_TABLE, ACTS, ATTRIBUTES, DISAGREEMENTS, NAMES, SOURCES},
        proceeding::{Counted, Drafting, Grade, Level, Sort, Vote, What},
    };

    use super::*;

    /// The kinds of act that it makes.
    fn acts(form: &Form) -> Vec<&'static str> {
        let offered = form.fields.iter().find(|field| field.column == "act").map(|field| field.input);
        match (form.act, offered) {
            (Some(act), _) => vec![act],
            (None, Some(Input::Choice(_, words))) => words.to_vec(),
            (None, _) => vec![],
        }
    }

    #[test]
    fn every_kind_of_act_has_a_form_and_every_field_a_column() {
        let said: BTreeSet<&str> = all().flat_map(acts).collect();
        let kinds: BTreeSet<&str> = ActKind::ALL.iter().map(|kind| kind.word()).chain(What::WORDS).collect();
        assert_eq!(said, kinds);
        for field in all().filter(|form| form.kind() == Kind::Act).flat_map(|form| form.fields) {
            assert!(ACTS.required.iter().chain(ACTS.optional).any(|c| *c == field.column), "{field:?}");
        }
        let tables = [
            (Kind::Source, &SOURCES),
            (Kind::Actor, &ACTORS_TABLE),
            (Kind::Attribute, &ATTRIBUTES),
            (Kind::Disagreement, &DISAGREEMENTS),
            (Kind::Name, &NAMES),
        ];
        for (kind, table) in tables {
            let form = all().find(|form| form.kind() == kind).unwrap();
            let own = |column: &str| table.required.iter().chain(table.optional).any(|c| *c == column);
            for field in form.fields.iter().filter(|field| !["corrects", "why"].contains(&field.column)) {
                assert!(own(field.column), "{field:?}");
            }
            assert!(table.required.iter().all(|column| form.field(column).is_some_and(|f| f.required)));
        }
        let ids: BTreeSet<&str> = all().map(|form| form.id).collect();
        assert_eq!(ids.len(), all().count());
    }

    #[test]
    fn choices_are_the_words_of_the_record() {
        let check = |form: &str, column: &str, all: &mut dyn Iterator<Item = &'static str>| {
            let input = find(form).and_then(|form| form.field(column)).unwrap().input;
            let Input::Choice(_, words) = input else { panic!("{input:?} is no choice") };
            assert_eq!(words.iter().copied().collect::<BTreeSet<_>>(), all.collect());
        };
        check("assessment", "value", &mut Grade::ALL.iter().map(|word| word.word()));
        check("attendance", "value", &mut Level::ALL.iter().map(|word| word.word()));
        check("session", "value", &mut Sort::ALL.iter().map(|word| word.word()));
        check("count", "detail", &mut Counted::ALL.iter().map(|word| word.word()));
        check("vote", "value", &mut Vote::ALL.iter().map(|word| word.word()));
        let (chairs, others): (Vec<_>, Vec<_>) =
            Drafting::ALL.iter().copied().partition(|word| word.is_chairs());
        check("chairing", "value", &mut chairs.into_iter().map(Drafting::word));
        check("drafting", "value", &mut others.into_iter().map(Drafting::word));
    }
}
