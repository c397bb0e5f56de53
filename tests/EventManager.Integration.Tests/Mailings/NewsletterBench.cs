using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Newsletters as whoever writes them, and the readers that they have.</summary>
internal static class NewsletterBench
{
    public static readonly Guid Writer = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static SaveNewsletter Words(Guid id, NewsTopics topics) =>
        new(
            id,
            null,
            new LocalizedText("Die Messe kommt").With("en", "The fair is coming"),
            new LocalizedText("Am **12. Mai** im Rathaus.").With("en", "On **12 May** in the town hall."),
            topics,
            Writer
        );

    public static async Task<Guid> DraftAsync(MailBench bench, NewsTopics topics)
    {
        var words = Words(Guid.CreateVersion7(), topics);
        (await bench.App.Services.GetRequiredService<SaveNewsletterHandler>().HandleAsync(words, Stop)).IsRefused.ShouldBeFalse();
        return words.Id;
    }

    public static async Task<Guid> SendAsync(MailBench bench, NewsTopics topics)
    {
        var id = await DraftAsync(bench, topics);
        var seen = await CheckAsync(bench, id);
        var sent = await bench.App.Services.GetRequiredService<SendNewsletterHandler>().SendAsync(id, seen, Writer, Stop);
        sent.IsRefused.ShouldBeFalse();
        return id;
    }

    public static async Task<NewsletterCheck> CheckAsync(MailBench bench, Guid id) =>
        (await bench.App.Services.GetRequiredService<CheckNewsletter>().OfAsync(id, Stop)).ShouldNotBeNull();

    public static async Task AddReadersAsync(MailBench bench, NewsTopics topics, params string[] emails)
    {
        var ids = bench.App.Services.GetRequiredService<AddressIds>();
        await using var db = await bench.App.OpenDbAsync();
        var readers = emails
            .Select(email => new NewsSubscription(ids.Of(email), email, topics, "de", "de:0", bench.Clock.GetUtcNow()))
            .ToList();
        db.AddRange(readers);
        await db.SaveChangesAsync(Stop);
        var now = bench.Clock.GetUtcNow();
        var added = readers.Select(reader => reader.Id).ToList();
        await db
            .NewsSubscriptions.Where(s => added.Contains(s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.ActiveKey, s => s.AddressId), Stop);
    }

    public static async Task<OutboxState> ReaderOfAsync(MailBench bench, Guid address)
    {
        var of = address.ToString("N");
        await using var db = await bench.App.OpenDbAsync();
        return await db.Outbox.Where(m => m.Arguments == of).Select(m => m.State).SingleAsync(Stop);
    }

    public static Task<int> WriteAsync(MailBench bench) =>
        bench.App.Services.GetServices<ISweep>().OfType<NewsletterSweep>().Single().RunAsync(Stop);

    public static async Task<NewsletterLine> LineAsync(MailBench bench, Guid id) =>
        (await bench.App.Services.GetRequiredService<NewsletterQuery>().FindAsync(id, Stop))!;
}
