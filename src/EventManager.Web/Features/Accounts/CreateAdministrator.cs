using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts;

internal sealed record CreateAdministrator(string Email, string Name, string Password);

/// <summary>Makes an administrator who can sign in at once. Only the program's own command does this; on the web administrators invite.</summary>
internal sealed class CreateAdministratorHandler(UserManager<Account> accounts, EventDb db, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(CreateAdministrator command, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var email = MailAddressRules.Clean(command.Email);
        if (!MailAddressRules.IsValid(email))
            return AccountRefusals.EmailInvalid;
        var name = PersonNames.Clean(command.Name);
        var account = new Account
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name.Length > 0 ? name : email[..email.IndexOf('@', StringComparison.Ordinal)],
            IsAdministrator = true,
            MayCreateEvents = true,
        };
        // Identity's store saves into the same scoped context: no administrator is there of whom the log does not know.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await accounts.CreateAsync(account, command.Password);
        if (!result.Succeeded)
            return AccountRefusals.Of(result);
        var rights = InviteAccountHandler.Rights(account);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, null, "account.made_by_command", account.Id, rights));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return account.Id;
    }
}
