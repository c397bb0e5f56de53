using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>
/// What an address wants of mails that nobody asked for. The link in them opens the page for this address alone; each choice is a row of its
/// own with its time and the words that were read.
/// </summary>
internal sealed class MailChoices(
    AddressIds ids,
    PersonalLinks links,
    Suppressions suppressions,
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    IOptions<SiteOptions> site,
    TimeProvider clock
)
{
    /// <summary>Behind it comes the token.</summary>
    public const string Path = "/choice/";

    public const string OneClick = "/one-click";

    public MailDraft Offer(MailDraft draft, string address)
    {
        var page = Path + links.Token(LinkPurpose.MailChoice, ids.Of(address));
        return draft with { Unsubscribe = site.Value.Address(page), OneClick = site.Value.Address(page + OneClick) };
    }

    /// <summary>Null where the link is none of ours.</summary>
    public Guid? AddressOf(string token) =>
        PersonalLinks.IdOf(token) is { } named && links.IsValid(token, LinkPurpose.MailChoice, named) ? named : null;

    /// <summary>Which scopes the address has unsubscribed from.</summary>
    public async Task<IReadOnlyList<SuppressionScope>> LeftAsync(Guid address, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Left(db, address).Select(s => s.Scope).ToListAsync(stop);
    }

    /// <summary>Twice the same is one choice: programs like to call again, and the proof belongs to whoever made the change.</summary>
    public Task ChooseAsync(Guid address, MailWish wish, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var changed = wish.Wants
                    ? await Left(db, address).Where(s => s.Scope == wish.Scope).ExecuteDeleteAsync(inner) > 0
                    : await suppressions.AddAsync(db, address, wish.Scope, SuppressionReason.Unsubscribed, null, null, "", inner);
                // Whoever wants none of these mails wants no news: the row goes, and with it the address.
                var ended = wish.Wants ? 0 : await db.NewsSubscriptions.Where(s => s.AddressId == address).ExecuteDeleteAsync(inner);
                if (ended > 0)
                    await NewsMails.ForgetAsync(db, address, inner);
                if (changed || ended > 0)
                    db.Add(
                        new MailChoice(address, wish.Scope, wish.Wants, wish.Way, wish.TextVersion, clock.GetUtcNow())
                        {
                            NewsBits = ended > 0 ? 0 : null,
                        }
                    );
                return default(Done);
            },
            stop
        );

    private static IQueryable<Suppression> Left(EventDb db, Guid address) =>
        db.Suppressions.Where(s => s.AddressId == address && s.Reason == SuppressionReason.Unsubscribed);
}

/// <param name="Scope">Of which mails.</param>
/// <param name="Wants">False unsubscribes.</param>
/// <param name="Way">How it was said.</param>
/// <param name="TextVersion">The words that were read.</param>
internal sealed record MailWish(SuppressionScope Scope, bool Wants, ChoiceWay Way, string TextVersion);
