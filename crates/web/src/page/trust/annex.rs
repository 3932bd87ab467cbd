//! The annex to a note verbale: what was said, as it stands in the log, with what is needed to check it. A mission attaches it to its
//! note; whoever gets the note finds the same words in every copy of the log.

use axum::response::Response;
use comity_ledger::{Entry, Fields, Kind, Proof, Statement};
use comity_regime::{
    ActKind, Day, When,
    language::ast::{Clause, Rule},
};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    part::layout::{Here, page as lay_out},
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// What is said of an act in its annex first and in this order, by its columns; `provision` is looked up.
const ROWS: [&str; 16] = [
    "actor",
    "act",
    "instrument",
    "target",
    "provision",
    "date",
    "effective",
    "until",
    "territory",
    "whom",
    "value",
    "topic",
    "detail",
    "note",
    "source",
    "digest",
];

/// What an act says of one thing: by which column, and in words.
struct Row {
    column: String,
    text: Text,
}

/// The annex on the act that a proof proves.
pub fn page(view: &View, proof: &Proof) -> Response {
    let read = proof.entry.as_deref().map(Entry::decode);
    let Some(Ok(entry)) = read else {
        return view.problem(Problem::not_found("the entry cannot be read; run 'comity verify'"));
    };
    let (index, statement) = (proof.index, &entry.statement);
    if statement.content.kind != Kind::Act {
        let detail =
            format!("entry {index} is no act: an annex to a note is of what a State or an office has done");
        return view.problem(Problem::not_found(detail));
    }
    let rows = rows(view, &statement.content.fields);
    let annex =
        Annex { view, index, recorded: entry.recorded, statement, rows, checkpoint: &proof.checkpoint };
    view.answer(|| annex.shown(), || annex.json(), || annex.table())
}

struct Annex<'a> {
    view: &'a View,
    index: u64,
    recorded: Day,
    statement: &'a Statement<'a>,
    rows: Vec<Row>,
    checkpoint: &'a str,
}

impl Annex<'_> {
    fn shown(&self) -> Markup {
        let Annex { view, index, .. } = self;
        let (path, title) = (format!("/annexes/{index}"), t!(view, "annex-title"));
        let here = Here { path: &path, title: Text::own(title), days: vec![], also: &[] };
        let entry = view.action(&format!("/log/entries/{index}"));
        lay_out(
            view,
            &here,
            html! {
                article.annex {
                    p { (t!(view, "annex-lead", log = view.locale.isolated(view.origin()), entry = index.to_string(), day = view.locale.day(self.recorded))) }
                    dl.sheet { @for row in &self.rows { div {
                        dt { (self.label(&row.column)) }
                        dd.said.hash[row.column == "digest"] { (row.text) }
                    } } }
                    h2 { (t!(view, "annex-log")) }
                    dl.sheet {
                        div { dt { (t!(view, "annex-entry")) } dd { a href=(entry) { (index) } ", " (view.locale.day(self.recorded)) } }
                        div { dt { (t!(view, "annex-by")) } dd { (view.name_of(&self.statement.by)) } }
                        @match (view.record.trust.group_of(*index), &self.statement.signatures[..]) {
                            (Some(head), _) => div { dt { (t!(view, "annex-signature")) } dd { (t!(view, "said-in-group", entry = head)) } },
                            (None, []) => div { dt { (t!(view, "annex-signature")) } dd { (t!(view, "not-signed")) } },
                            (None, all) => @for signature in all { div { dt { (t!(view, "annex-signature")) } dd { (self.office(&signature.key)) br; span.hash dir="ltr" { (&signature.key) } } } },
                        }
                        @if let Some(upon) = &self.statement.upon {
                            div { dt { (t!(view, "annex-upon")) } dd.hash dir="ltr" { (upon) } }
                        }
                        div { dt { (t!(view, "annex-checkpoint")) } dd { pre.note dir="ltr" { (self.checkpoint) } } }
                        div { dt { (t!(view, "annex-key")) } dd.hash dir="ltr" { (view.record.key) } }
                        div { dt { (t!(view, "annex-check")) } dd.address dir="ltr" { (view.site.address.as_deref().unwrap_or_default()) "/log/entries/" (index) ".tlog-proof" br; "comity verify " (index) ".tlog-proof --key KEY" } }
                    }
                }
            },
        )
    }

    /// What a column is called here, or else everywhere.
    fn label(&self, column: &str) -> Text {
        let own = self.view.locale.word("annex", column);
        own.map_or_else(|| self.view.word("column", column), Text::own)
    }

    /// Who keeps a key, by their office.
    fn office(&self, key: &str) -> String {
        let all = self.view.record.trust.keyring.all();
        all.iter().find(|known| known.key == key).map(|known| known.officer.clone()).unwrap_or_default()
    }

    fn json(&self) -> Value {
        let signatures = self.statement.signatures.iter();
        let signatures = signatures.map(|s| json!({ "officer": self.office(&s.key), "key": s.key }));
        let says = self.rows.iter().map(|row| (row.column.clone(), row.text.text.clone().into()));
        json!({
            "entry": self.index,
            "language": self.view.locale.language.tag(),
            "says": says.collect::<serde_json::Map<String, Value>>(),
            "act": self.statement.content.fields.json(),
            "recorded": self.recorded,
            "by": self.statement.by,
            "group": self.view.record.trust.group_of(self.index),
            "signatures": signatures.collect::<Vec<_>>(),
            "upon": self.statement.upon.map(|upon| upon.to_string()),
            "checkpoint": self.checkpoint,
            "verifier_key": *self.view.record.key,
        })
    }

    fn table(&self) -> Vec<Vec<String>> {
        let rows = self.rows.iter().map(|row| vec![row.column.clone(), row.text.text.clone()]);
        let keys = self.statement.signatures.iter().map(|s| vec!["key".to_owned(), s.key.clone()]);
        let entry = vec!["entry".to_owned(), self.index.to_string()];
        let checkpoint = vec!["checkpoint".to_owned(), self.checkpoint.to_owned()];
        let head = vec!["column".to_owned(), "text".to_owned()];
        [head].into_iter().chain(rows).chain([entry, checkpoint]).chain(keys).collect()
    }
}

/// What an act says, in the reader's words.
fn rows(view: &View, fields: &Fields<'_>) -> Vec<Row> {
    let text = |column: &str| match column {
        "provision" => provision(view, fields),
        column => {
            Some(fields.get(column)).filter(|text| !text.is_empty()).map(|text| said(view, column, text))
        }
    };
    // Nothing of it is left out.
    let others = fields.pairs().iter().map(|(column, _)| &**column).filter(|column| !ROWS.contains(column));
    let all = ROWS.into_iter().chain(others);
    all.filter_map(|column| Some(Row { column: column.to_owned(), text: text(column)? })).collect()
}

/// What stands in a column, in words.
fn said(view: &View, column: &str, text: &str) -> Text {
    let register = view.regime.register();
    match column {
        "actor" | "whom" => {
            let named =
                register.names.of(text, view.locale.language.tag()).filter(|name| !name.full.is_empty());
            named.map_or_else(|| view.name_of(text), |name| Text::own(name.full.as_str()))
        }
        "act" => view.word("act", text),
        "instrument" => match register.instrument(text).map(|ix| register.definition(ix)) {
            Some(definition) => view.title(&definition.titles, &definition.title),
            None => Text::own(text),
        },
        "source" => {
            let each = text.split(';').map(|id| {
                let id = id.trim();
                register.sources.named(id).map_or(id.to_owned(), |source| source.title.clone())
            });
            view.original(each.collect::<Vec<_>>().join("; "))
        }
        "date" | "effective" | "until" => match When::parse(text) {
            Ok(when) => Text::own(view.locale.when(when)),
            Err(_) => Text::own(text),
        },
        "digest" | "target" => Text::own(text),
        _ => view.original(text),
    }
}

/// The provision under which an act on an instrument is done, where the definition says it.
fn provision(view: &View, fields: &Fields<'_>) -> Option<Text> {
    let register = view.regime.register();
    let definition = register.definition(register.instrument(fields.get("instrument"))?);
    let kind = ActKind::named(fields.get("act"))?;
    let on = fields.get("date").parse::<Day>().unwrap_or(view.on);
    let under = |clause: &&Clause| clause.valid.holds_on(on) && provides(&clause.rule, kind);
    let clause = definition.clauses.iter().map(|(clause, _)| clause).find(under)?;
    clause.article.as_ref().map(|article| view.article(article))
}

/// Whether a rule is what an act of a kind is done under.
fn provides(rule: &Rule, kind: ActKind) -> bool {
    match rule {
        Rule::ConsentBy(kinds) => kinds.contains(&kind),
        Rule::TakesEffectOnSubscription => kind == ActKind::Subscription,
        Rule::Denunciation(_) | Rule::DenunciationNotBefore(..) => {
            matches!(kind, ActKind::Denunciation | ActKind::WithdrawalOfDenunciation)
        }
        Rule::SuccessionTakesEffect(_) => kind == ActKind::Succession,
        Rule::ProvisionalApplication(_) => kind == ActKind::ProvisionalApplication,
        Rule::ProvisionalApplicationEnds(_) => kind == ActKind::TerminationOfProvisionalApplication,
        Rule::Reservations(_) => matches!(
            kind,
            ActKind::Reservation
                | ActKind::WithdrawalOfReservation
                | ActKind::Objection
                | ActKind::WithdrawalOfObjection
        ),
        _ => false,
    }
}
