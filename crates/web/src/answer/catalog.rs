//! What there is to have, for catalogues and robots.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
};
use comity_regime::Day;
use serde_json::{Value, json};

use super::LICENCE;
use crate::{
    question::{base, site::Site},
    word::locale::Language,
};

/// What there is to have, for catalogues (DCAT 3, DCAT-AP 3, schema.org).
pub async fn catalog(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    let base = base(&site, &uri, &headers);
    let at = |path: &str| json!({ "@id": format!("{base}{path}") });
    let record = (site.record)();
    let licence = json!({ "@id": format!("https://spdx.org/licenses/{LICENCE}") });
    let text = |text: &str| json!({ "@value": text, "@language": "en" });
    let description =
        "What States have done in a regime, and what follows from it, computed from the texts and the acts.";
    // What the record says of itself comes first.
    let about = record.regime.register().about.as_ref();
    let said =
        about.map(|a| format!("{}. {}. {description}", a.title, a.statement.clone().unwrap_or_default()));
    let description = said.as_deref().unwrap_or(description);
    let languages: Vec<Value> = Language::ALL
        .iter()
        .map(|language| language.authority())
        .map(|code| json!({ "@id": format!("http://publications.europa.eu/resource/authority/language/{code}") }))
        .collect();
    let distribution = |path: &str, kind: &str, title: &str| {
        json!({
            "@id": format!("{base}{path}"),
            "@type": "dcat:Distribution",
            "dct:title": text(title),
            "dcat:accessURL": at(path),
            "dcat:downloadURL": at(path),
            "dcat:mediaType": { "@id": format!("http://www.iana.org/assignments/media-types/{kind}") },
            "dct:license": licence,
        })
    };
    let publisher =
        json!({ "@id": format!("{base}/about"), "@type": "foaf:Agent", "foaf:name": site.origin() });
    let latest = record.regime.acts().iter().map(|act| act.recorded);
    let latest = latest.chain(record.regime.docket().recorded().iter().map(|p| p.recorded)).max();
    let modified = latest.filter(|day| *day > Day::MIN).unwrap_or((site.today)());
    let body = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "schema": "https://schema.org/",
        },
        "@id": format!("{base}/#record"),
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:title": text(&site.origin()),
        "dct:description": text(description),
        "dct:identifier": site.origin(),
        "dct:publisher": publisher,
        "dcat:contactPoint": {
            "@type": "vcard:Organization", "vcard:fn": site.origin(), "vcard:hasURL": at("/about"),
        },
        "dct:modified": { "@value": modified, "@type": "xsd:date" },
        "dct:license": licence,
        "dct:language": languages,
        "dcat:version": record.checkpoint.root_hex(),
        "dcat:landingPage": at("/"),
        "schema:name": site.origin(),
        "schema:description": description,
        "schema:license": licence,
        "schema:version": record.checkpoint.root_hex(),
        "dcat:distribution": [
            distribution("/export.zip", "application/zip", "The record as a package of tables (Frictionless)"),
            distribution("/export.sqlite", "application/vnd.sqlite3", "The record and what follows from it, as a database"),
            distribution("/acts.csv", "text/csv", "Every act as recorded"),
            distribution("/acts.json", "application/json", "Every act as recorded"),
            distribution("/acts.atom", "application/atom+xml", "The latest acts, to follow"),
        ],
        // The catalogue that has it, and the service that answers from it (JSON-LD 1.1, section 4.8).
        "@reverse": {
            "dcat:dataset": {
                "@id": format!("{base}/catalog.jsonld"),
                "@type": "dcat:Catalog",
                "dct:title": text(&site.origin()),
                "dct:description": text(description),
                "dct:publisher": publisher,
                "dct:language": languages,
                "dct:license": licence,
            },
            "dcat:servesDataset": {
                "@id": format!("{base}/#api"),
                "@type": "dcat:DataService",
                "dct:title": text("The same by questions"),
                "dcat:endpointURL": at("/"),
                "dcat:endpointDescription": at("/openapi.json"),
            },
        },
    });
    ([(header::CONTENT_TYPE, "application/ld+json"), (header::CACHE_CONTROL, "no-cache")], body.to_string())
        .into_response()
}

/// Everybody may read everything.
pub async fn robots() -> Response {
    let text = "User-agent: *\nAllow: /\nDisallow: /desk\nDisallow: /follow/\n";
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
