//! The page itself.

use std::time::Instant;

use anyhow::{Result, ensure};
use http::Request;
use serde_json::Value;
use tests::{Folder, traffic};

use crate::{Site, now};

const HOUR: u64 = 3_600_000;

async fn filled(folder: &Folder) -> Result<Site> {
    let site = Site::open(&format!(
        "sqlite: {{path: '{}'}}",
        folder.file("a.db").display()
    ))?;
    site.take(&traffic(1500, now()?, 12 * HOUR)).await;
    Ok(site)
}

#[tokio::test]
async fn nobody_sees_anything_without_the_password() -> Result<()> {
    let folder = Folder::new()?;
    let site = filled(&folder).await?;
    for path in [
        "/analytics",
        "/analytics/",
        "/analytics.json",
        "/analytics/exchange/1",
        "/analytics/style.css",
    ] {
        for said in [None, Some("Basic eDp5"), Some("Bearer otters")] {
            let mut request = Request::get(path);
            if let Some(said) = said {
                request = request.header("authorization", said);
            }
            let begun = Instant::now();
            let answer = site
                .analytics
                .respond(&request.body(())?.into_parts().0)
                .await;
            let text = String::from_utf8_lossy(answer.body()).into_owned();
            ensure!(
                answer.status() == 401 && !text.contains("shop.example"),
                "{path}: {text}"
            );
            ensure!(
                answer.headers().contains_key("www-authenticate"),
                "{path} does not ask"
            );
            ensure!(begun.elapsed().as_millis() >= 250, "guessing costs nothing");
        }
    }
    let request = Request::post("/analytics").body(())?.into_parts().0;
    ensure!(
        site.analytics.respond(&request).await.status() == 405,
        "it can be posted to"
    );
    Ok(())
}

/// A browser sends the password along, whoever asks.
#[tokio::test]
async fn another_site_may_lead_here_and_not_more() -> Result<()> {
    let folder = Folder::new()?;
    let site = filled(&folder).await?;
    for (fetch_site, dest, status) in [
        ("cross-site", "image", 403),
        ("cross-site", "iframe", 403),
        ("cross-site", "document", 200),
        ("same-origin", "empty", 200),
        ("none", "document", 200),
    ] {
        let request = Request::get("/analytics.json")
            .header("authorization", format!("Bearer {}", crate::PASSWORD))
            .header("sec-fetch-site", fetch_site)
            .header("sec-fetch-dest", dest);
        let answer = site
            .analytics
            .respond(&request.body(())?.into_parts().0)
            .await;
        ensure!(
            answer.status() == status,
            "{fetch_site} {dest}: {}",
            answer.status()
        );
    }
    Ok(())
}

#[tokio::test]
async fn few_can_guess_at_once() -> Result<()> {
    let folder = Folder::new()?;
    let site = filled(&folder).await?;
    let guesses = (0..40).map(|_| async {
        let request = Request::get("/analytics").header("authorization", "Bearer guess");
        let request = request.body(())?.into_parts().0;
        anyhow::Ok(site.analytics.respond(&request).await.status())
    });
    let all = futures::future::try_join_all(guesses).await?;
    let count = |status: u16| all.iter().filter(|s| s.as_u16() == status).count();
    ensure!(count(401) == 8 && count(429) == 32, "{all:?}");
    Ok(())
}

/// Every address on a page leads to a page, and nothing comes from elsewhere.
#[tokio::test]
async fn every_link_leads_somewhere() -> Result<()> {
    let folder = Folder::new()?;
    let site = filled(&folder).await?;
    let first = site
        .html("/analytics?last=24h&f=action%3Anot%3Arefuse")
        .await?;
    let mut links: Vec<_> = first
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    links.sort_unstable();
    links.dedup();
    ensure!(links.len() > 100, "{} links", links.len());
    let kinds = [
        "exchange/",
        "analytics.json",
        "f=rule",
        "f=endpoint",
        "last=1h",
        "from=",
        "before=",
    ];
    for kind in kinds {
        ensure!(
            links.iter().any(|link| link.contains(kind)),
            "no link has {kind}"
        );
    }
    for link in links {
        let link = link.replace("&amp;", "&");
        if link.starts_with('#') || link == "data:," {
            continue;
        }
        ensure!(link.starts_with("/analytics"), "{link} leads away");
        let link = link.split('#').next().unwrap_or_default();
        let answer = site.ask(link).await?;
        ensure!(answer.status() == 200, "{link}: {}", answer.status());
        let policy = answer.headers()["content-security-policy"].to_str()?;
        ensure!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
    }
    Ok(())
}

/// What comes from clients is text on the page, whatever it looks like.
#[tokio::test]
async fn markup_in_a_path_stays_text() -> Result<()> {
    let folder = Folder::new()?;
    let site = Site::open(&format!(
        "sqlite: {{path: '{}'}}",
        folder.file("a.db").display()
    ))?;
    let nasty = "/<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    let mut events = traffic(3, now()?, 1000);
    for event in &mut events {
        event.path = nasty.to_owned();
        event.endpoint = None;
        event.model = Some(nasty.to_owned());
        event.client_ip = Some(nasty.to_owned());
        event.verdict.rules = vec![nasty.to_owned()];
        event.labels = vec!["cf-llm".to_owned()];
    }
    site.take(&events).await;
    let said = site.json("last=1h").await?;
    let id = said["exchanges"][0]["id"].as_i64().unwrap_or(0);
    for path in [
        "/analytics".to_owned(),
        format!("/analytics/exchange/{id}"),
        format!(
            "/analytics?f=model:is:{}",
            nasty
                .replace(' ', "+")
                .replace('<', "%3C")
                .replace('>', "%3E")
                .replace('"', "%22")
        ),
    ] {
        let page = site.html(&path).await?;
        ensure!(page.contains("alert(1)"), "{path}: it is not there");
        ensure!(
            !page.contains("<script>alert") && !page.contains("<img"),
            "{path}: it is markup"
        );
    }
    let wrong = site.ask("/analytics?f=%3Cscript%3E:is:x").await?;
    let said = String::from_utf8_lossy(wrong.body()).into_owned();
    ensure!(
        wrong.status() == 400 && !said.contains("<script>:"),
        "{said}"
    );
    Ok(())
}

#[tokio::test]
async fn an_exchange_shows_all_but_opens_nothing() -> Result<()> {
    let folder = Folder::new()?;
    let site = filled(&folder).await?;
    let said = site.json("last=24h&f=sealed:gt:0").await?;
    let id = said["exchanges"][0]["id"].as_i64().unwrap_or(0);
    let page = site.html(&format!("/analytics/exchange/{id}")).await?;
    for part in [
        "AzTY6FHajXYX",
        "request.encrypted_matched_data",
        "weir decrypt",
        "injection_score",
    ] {
        ensure!(page.contains(part), "{part} is not there");
    }
    let event: Value = serde_json::from_slice(
        site.ask(&format!("/analytics/exchange/{id}.json"))
            .await?
            .body(),
    )?;
    ensure!(
        event["kind"] == "exchange" && event["request"]["encrypted_matched_data"].is_string(),
        "{event}"
    );
    for gone in [
        "/analytics/exchange/1",
        "/analytics/exchange/x",
        "/analytics/exchange/1.json",
        "/analytics/else",
    ] {
        ensure!(site.ask(gone).await?.status() == 404, "{gone}");
    }
    Ok(())
}
