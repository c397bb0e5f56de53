using Microsoft.AspNetCore.Antiforgery;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Blazor stores a form token's cookie with every page that it renders, forms or not; a page with a cookie cannot be kept for others.
/// Pages that say <c>[RequireAntiforgeryToken(false)]</c> get none, and no token that nobody could send back. All others are checked as
/// before.
/// </summary>
internal sealed class FormlessPages(IAntiforgery forms) : IAntiforgery
{
    /// <summary>Making one costs two keys and an encryption.</summary>
    private static readonly AntiforgeryTokenSet None = new(null, null, "__RequestVerificationToken", "RequestVerificationToken");

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) =>
        HasForms(httpContext) ? forms.GetAndStoreTokens(httpContext) : None;

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => HasForms(httpContext) ? forms.GetTokens(httpContext) : None;

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => forms.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => forms.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => forms.SetCookieTokenAndHeader(httpContext);

    private static bool HasForms(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
}

internal static class FormlessPagesSetup
{
    /// <summary>After <c>AddAntiforgery</c>.</summary>
    public static void AddFormlessPages(this IServiceCollection services)
    {
        var forms = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.Remove(forms);
        services.AddSingleton<IAntiforgery>(provider => new FormlessPages(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, forms.ImplementationType!)
        ));
    }
}
