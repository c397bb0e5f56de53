using EventManager.Data.Accounts;
using EventManager.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Testing;

/// <summary>
/// Says of the one password that hundreds of tests give their accounts what was said of it before: the judge reads 80,000 words for each
/// question. Any other password is judged.
/// </summary>
internal sealed class JudgedPassword(PasswordStrength judge) : IPasswordValidator<Account>
{
    public const string Strong = "ein langer Satz als Passwort";

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        password == Strong ? Task.FromResult(IdentityResult.Success) : judge.ValidateAsync(manager, user, password);

    public static void Use(IServiceCollection services)
    {
        var judged = services.Single(service => service.ImplementationType == typeof(PasswordStrength));
        services.Remove(judged);
        services.TryAddScoped<PasswordStrength>();
        services.AddScoped<IPasswordValidator<Account>>(given => new JudgedPassword(given.GetRequiredService<PasswordStrength>()));
    }
}
