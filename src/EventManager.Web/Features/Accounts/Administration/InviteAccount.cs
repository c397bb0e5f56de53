using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

internal sealed record InviteAccount(string Email, string Name, string Language, bool IsAdministrator, bool MayCreateEvents, Guid By);

/// <summary>Makes an account without a password and mails a link by which its owner sets one.</summary>
internal sealed class InviteAccountHandler(
    UserManager<Account> accounts,
    EventDb db,
    Transactions transactions,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task<Result<Guid>> HandleAsync(InviteAccount command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Administer, stop) is { } notYours)
            return notYours;
        var (email, name) = (MailAddressRules.Clean(command.Email), PersonNames.Clean(command.Name));
        var refusals = new List<Refusal>();
        if (!MailAddressRules.IsValid(email))
            refusals.Add(AccountRefusals.EmailInvalid);
        if (name.Length is 0 or > PersonNames.MaxLength)
            refusals.Add(AccountRefusals.NameMissing);
        if (refusals.Count > 0)
            return refusals;
        var account = new Account
        {
            UserName = email,
            Email = email,
            DisplayName = name,
            Language = Languages.CodeOr(command.Language),
            IsAdministrator = command.IsAdministrator,
            MayCreateEvents = command.MayCreateEvents,
        };
        // Identity's store saves into the same scoped context: account and mail are one transaction.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await accounts.CreateAsync(account);
        if (!result.Succeeded)
            return AccountRefusals.Of(result);
        var now = clock.GetUtcNow();
        db.Audit.Add(new AuditEntry(now, command.By, null, "account.invited", account.Id, Rights(account)));
        db.Outbox.Add(Mail(account, now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        signal.Send();
        return account.Id;
    }

    /// <summary>A new link for somebody who did not use the first in time.</summary>
    public async Task<Result<Done>> AgainAsync(Guid id, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Administer, stop) is { } notYours)
            return notYours;
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account)
            return AccountRefusals.NotFound;
        var now = clock.GetUtcNow();
        db.WriteDown("account.invited_again", null, now, subjectId: account.Id);
        // Pressed twice: one mail is enough.
        db.Outbox.Add(Mail(account, now, $"invited-again:{account.Id:N}:{now.UtcTicks / TimeSpan.TicksPerMinute}"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return new Done();
        }
        signal.Send();
        return new Done();
    }

    public static string Rights(Account account) => $"administrator={account.IsAdministrator}, creates events={account.MayCreateEvents}";

    private static OutboxMail Mail(Account account, DateTimeOffset now, string? once = null) =>
        new(AccountInvitationMail.KindName, account.Email!, account.DisplayName, account.Language, now)
        {
            SubjectId = account.Id,
            OnceKey = once,
        };
}
