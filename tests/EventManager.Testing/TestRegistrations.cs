using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Testing;

/// <summary>Registers people through the real queue.</summary>
internal static class TestRegistrations
{
    public static RegisterVisitor Visitor(string slug, string name, int partySize = 1) =>
        new(slug, new Person(name, "Muster", name.ToLowerInvariant() + "@schule.example"), "de", partySize) { ConfirmEmail = false };

    public static Task<Result<RegistrationReceipt>> RegisterAsync(this TestApp app, RegisterVisitor visitor) =>
        app.Services.GetRequiredService<RegisterHandler>().HandleAsync(visitor, CancellationToken.None);

    public static Task<Result<RegistrationReceipt>> RegisterAsync(this TestApp app, string slug, string name, int partySize = 1) =>
        app.Services.GetRequiredService<RegisterHandler>().HandleAsync(Visitor(slug, name, partySize), CancellationToken.None);
}
