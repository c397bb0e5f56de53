using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts;

internal sealed record CreateAdministrator(string Email, string Name, string Password);

/// <summary>Makes an administrator who can sign in at once. Only the program's own command does this; on the web administrators invite.</summary>
internal sealed class CreateAdministratorHandler(UserManager<Account> accounts)
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
        var result = await accounts.CreateAsync(account, command.Password);
        return result.Succeeded ? account.Id : AccountRefusals.Of(result);
    }
}
