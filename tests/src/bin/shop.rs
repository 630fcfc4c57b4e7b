//! `cargo setup cargo run -p tests --bin shop`: the classic exercise. Everything in `tests/shop/prompts.yaml` is put to a shop's
//! assistant that anybody can talk into anything, first by itself, then behind Pingora and behind Envoy with the ext_proc server,
//! both with `envoy-configs/policies/shop.yaml`; prints what became of each.
//!
//! `shop serve ADDRESS` runs the assistant alone, to be talked to.

use std::{env, io::Write};

use anyhow::{Context, Result, bail};
use tests::{BodyMode, EnvoyExtProc, Host, Pingora, Shop, ask_everything, prompts, table};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => exercise(),
        ["serve", address] => serve(address),
        _ => bail!("usage: shop [serve ADDRESS]"),
    }
}

fn exercise() -> Result<()> {
    let prompts = prompts()?;
    let mut columns = vec![("without Weir", ask_everything(&prompts, None)?)];
    let hosts: [(&str, &dyn Host); 2] = [
        ("Pingora", &Pingora),
        (
            "Envoy with ext_proc",
            &EnvoyExtProc(BodyMode::FullDuplexStreamed),
        ),
    ];
    for (name, host) in hosts {
        host.build()?;
        artefacts::tell(&format!("asking {name}"));
        columns.push((name, ask_everything(&prompts, Some(host))?));
    }
    std::io::stdout().write_all(table(&prompts, &columns).as_bytes())?;
    Ok(())
}

fn serve(address: &str) -> Result<()> {
    let address = address.parse().with_context(|| address.to_owned())?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let shop = Shop::start(address).await?;
        artefacts::tell(&format!(
            "the shop's assistant answers at http://{}/api/chat",
            shop.address()
        ));
        std::future::pending::<()>().await;
        Ok(())
    })
}
