using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>News by mail as a browser without script and a mailbox see them.</summary>
internal static partial class NewsBench
{
    public const string Page = "/news";

    public static Task<HttpResponseMessage> AskAsync(this MailBench bench, string email, params NewsTopics[] topics) =>
        bench.App.Client.PostFormAsync(Page, "news", [("Email", email), .. topics.Select(one => ("Topics", one.ToString()))]);

    /// <summary>Sends what waits and reads the newest link that asks an address.</summary>
    public static async Task<string> LinkAsync(this MailBench bench, string email)
    {
        await bench.RunAsync();
        var mail = bench.Transport.Seen.Last(m =>
            string.Equals(m.To[0].Address, email, StringComparison.OrdinalIgnoreCase)
            && m.Text.Contains(NewsLinks.Path, StringComparison.Ordinal)
        );
        return Link().Match(mail.Text).Value;
    }

    public static async Task<HttpStatusCode> ConfirmAsync(this MailBench bench, string link)
    {
        using var answer = await bench.App.Client.PostFormAsync(link, "confirm", []);
        return answer.StatusCode;
    }

    /// <summary>Asked and confirmed.</summary>
    public static async Task<NewsSubscription> SubscribeAsync(this MailBench bench, string email, params NewsTopics[] topics)
    {
        (await bench.AskAsync(email, topics)).Dispose();
        await bench.ConfirmAsync(await bench.LinkAsync(email));
        await using var db = await bench.App.OpenDbAsync();
        return await db.NewsSubscriptions.AsNoTracking().SingleAsync(s => s.Email == email && s.ActiveKey != null);
    }

    public static async Task<List<NewsSubscription>> SubscriptionsAsync(this MailBench bench)
    {
        await using var db = await bench.App.OpenDbAsync();
        return await db.NewsSubscriptions.AsNoTracking().OrderBy(s => s.AskedAt).ToListAsync();
    }

    public static async Task<List<MailChoice>> ProofsAsync(this MailBench bench)
    {
        await using var db = await bench.App.OpenDbAsync();
        return await db.MailChoices.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync();
    }

    public static string ChoicePage(this MailBench bench, string email) =>
        bench.App.Services.GetRequiredService<MailChoices>().Offer(new("", []), email).Unsubscribe!.AbsolutePath;

    public static Task<int> CleanUpAsync(this MailBench bench) =>
        bench.App.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single().RunAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("/news/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
