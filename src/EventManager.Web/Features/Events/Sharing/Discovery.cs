using System.Text;
using System.Xml.Linq;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Guide;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Sharing;

/// <summary>What search engines ask for first: which pages there are (sitemaps.org), and which are nobody's business (RFC 9309).</summary>
internal sealed class Discovery(IDbContextFactory<EventDb> databases, IOptions<SiteOptions> site)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Below what a sitemap may hold (50,000).</summary>
    private const int Most = 1_000;

    /// <summary>Personal links hold a secret: who knows one gives it away by asking. Their pages say noindex besides.</summary>
    private static readonly string[] Closed =
    [
        "/account",
        "/api/",
        "/c/",
        "/choice/",
        "/confirm/",
        "/consent/",
        "/door",
        "/files/",
        "/i/",
        "/language/",
        "/mailbox",
        "/me/",
        "/news/",
        "/organise",
        "/party/",
        "/set-password/",
        "/sign",
        "/stop/",
        "/t/",
        "/T/",
        "/x/",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGetLate(
                "/sitemap.xml",
                async (Discovery discovery, HttpContext http) =>
                    Results.Text(await discovery.SitemapAsync(http.RequestAborted), "application/xml", Encoding.UTF8)
            )
            .AllowAnonymous()
            .CacheOutput(PublicPageCaching.Name)
            .ExcludeFromDescription();
        routes
            .MapGetLate("/robots.txt", (Discovery discovery) => Results.Text(discovery.Robots(), "text/plain", Encoding.UTF8))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private string Robots() =>
        string.Join(
            '\n',
            [
                "User-agent: *",
                .. Closed.Select(path => "Disallow: " + path),
                "",
                "Sitemap: " + site.Value.Address("/sitemap.xml").AbsoluteUri,
                "",
            ]
        );

    /// <summary>The home page, what is over, and each listed event with its guide where it has exhibitors, in each language.</summary>
    private async Task<string> SitemapAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var events = await db
            .Events.Where(EventViewing.Listed)
            .OrderByDescending(e => e.StartsAt)
            .ThenBy(e => e.Slug)
            .Take(Most)
            .Select(e => new { e.Slug, HasGuide = db.Exhibitors.Any(x => x.EventId == e.Id && x.State == ExhibitorState.Accepted) })
            .ToListAsync(stop);
        var root = new XElement(Sitemap + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml));
        string[] Pages(string slug, bool hasGuide) => hasGuide ? ["/e/" + slug, GuidePage.Address(slug)] : ["/e/" + slug];
        root.Add(new[] { "/", "/past" }.Concat(events.SelectMany(e => Pages(e.Slug, e.HasGuide))).Select(Page));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root;
    }

    private XElement Page(string path) =>
        new(
            Sitemap + "url",
            new XElement(Sitemap + "loc", site.Value.Address(path).AbsoluteUri),
            Languages.All.Select(language => new XElement(
                Xhtml + "link",
                new XAttribute("rel", "alternate"),
                new XAttribute("hreflang", language.Code),
                new XAttribute("href", site.Value.Address(path + LanguageChoice.PageQuery(language.Code)).AbsoluteUri)
            ))
        );
}
