using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// The site's colours (<c>tokens.css</c>, in its names) as mail programs take them. Each element brings the light pair itself, since some
/// programs throw the sheet away; those that keep it get the dark pair from there, and those that darken by themselves find ground and
/// ink together, so that neither is turned alone.
/// </summary>
internal static class MailLook
{
    private const string Primary = "#0b5563";
    private const string Accent = "#eba51d";
    private const string Line = "#d8d2c5";

    public const string Page =
        "margin:0;padding:0;background-color:#faf8f4;color:#211e19;overflow-wrap:anywhere;"
        + "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5";

    public const string Band =
        $"margin:0;padding:16px 20px;background-color:{Primary};color:#ffffff;border-bottom:4px solid {Accent};font-size:18px;font-weight:bold";

    public const string Logo = "padding:4px;background-color:#ffffff;vertical-align:middle;margin-inline-end:12px";

    public const string Paper = $"padding:20px;background-color:#ffffff;color:#211e19;border:1px solid {Line};border-top:0";

    public const string Heading = "margin:8px 0 16px;font-size:26px;line-height:1.25";

    public const string Section = "margin:28px 0 8px;font-size:18px;line-height:1.3";

    public const string Small = "color:#544f45;font-size:14px";

    /// <summary>Its corner is the site's saffron thread.</summary>
    public const string Facts =
        $"margin:20px 0;padding:16px 20px 4px;background-color:#e0eff1;color:#211e19;border-inline-start:4px solid {Accent}";

    public const string Button =
        $"display:inline-block;padding:14px 24px;background-color:{Primary};color:#ffffff;border-radius:10px;text-decoration:none;font-weight:bold";

    public const string Link = $"color:{Primary}";

    /// <summary>A code is read by cameras: dark on white in either scheme, with a quiet zone.</summary>
    public const string Code =
        "margin:16px 0;padding:12px;background-color:#ffffff;color:#211e19;border:1px solid #d8d2c5;border-radius:10px;text-align:center;font-size:14px";

    public const string Picture = "display:block;width:100%;max-width:320px;height:auto;margin:0 auto 8px";

    public const string Sheet =
        ":root{color-scheme:light dark;supported-color-schemes:light dark}a{color:#0b5563}"
        + "@media(prefers-color-scheme:dark){.m-page{background-color:#14191a!important;color:#f2efe7!important}"
        + ".m-band{background-color:#16383f!important;color:#b5e6ed!important;border-color:#f2b84b!important}"
        + ".m-paper{background-color:#1d2526!important;color:#f2efe7!important;border-color:#364041!important}"
        + ".m-facts{background-color:#16383f!important;color:#f2efe7!important;border-color:#f2b84b!important}"
        + ".m-small{color:#bfbeb5!important}.m-button{background-color:#73c8d5!important;color:#05262c!important}"
        + "a:not(.m-button){color:#86d2dd!important}}";

    /// <summary>
    /// Of a document that goes with a mail as a file. On white in either scheme, as it is printed. The drawing of a plan is in centimetres of
    /// the house, so are its lines.
    /// </summary>
    public const string File =
        ":root{color-scheme:light}body{margin:0;padding:24px;background-color:#ffffff;color:#211e19;overflow-wrap:anywhere;"
        + "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5}"
        + "main{max-width:60rem;margin:0 auto}h1{font-size:26px;line-height:1.25}h2{font-size:21px;line-height:1.3;margin:32px 0 8px}"
        + "h3{font-size:18px;line-height:1.3;margin:24px 0 8px}h4{font-size:16px;margin:16px 0 4px}"
        + $"a{{color:{Primary}}}article+article{{margin-top:40px;border-top:4px solid {Accent}}}"
        + "dl{display:grid;gap:8px 24px}dl>div{display:flex;flex-wrap:wrap;gap:0 12px}dt{font-weight:bold}dd{margin:0}"
        + $"table{{border-collapse:collapse}}th,td{{padding:6px 12px;border:1px solid {Line};text-align:start;vertical-align:top}}"
        + "svg{display:block;width:100%;height:auto;direction:ltr}svg text{fill:#211e19}"
        + $".floor-plan__grid{{fill:none;stroke:{Line};stroke-width:2}}.floor-plan__closed-line{{fill:none;stroke:#544f45;stroke-width:6}}"
        + ".floor-plan__free-dot{fill:#544f45}.room__floor{fill:#faf8f4}.room__wall{fill:none;stroke:#544f45;stroke-width:10}"
        + ".room__name{font-weight:bold}.floor-plan__scale path{fill:none;stroke:#211e19;stroke-width:6}"
        + $".booth rect{{fill:#e0eff1;stroke:{Primary};stroke-width:6}}.booth.is-free rect{{fill:#ffffff;stroke:#544f45;stroke-dasharray:18 12}}"
        + ".booth__label{font-weight:bold}@media print{body{padding:0}section,tr,li{break-inside:avoid}}";

    /// <summary>
    /// A mail's HTML within a page, whose policy takes no sheet of the mail's own: without it, instead of with a complaint in the console. The
    /// pictures that the mail carries stand in it.
    /// </summary>
    public static string InPage(MailMessage message) =>
        message
            .Attachments.Where(file => file.ContentId is not null)
            .Aggregate(
                (message.Html ?? "").Replace($"<style>{Sheet}</style>", "", StringComparison.Ordinal),
                (html, picture) =>
                    html.Replace(
                        $"cid:{picture.ContentId}",
                        $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}",
                        StringComparison.Ordinal
                    )
            );
}
