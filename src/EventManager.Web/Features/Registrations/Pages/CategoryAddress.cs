using Microsoft.AspNetCore.Http.Extensions;

namespace EventManager.Web.Features.Registrations.Pages;

internal static class CategoryAddress
{
    /// <summary>The form for a category, with the key or invitation that one came by.</summary>
    public static string WithCategory(this IQueryCollection query, string slug, string code)
    {
        var builder = new QueryBuilder(query.Where(pair => pair.Key is "k" or "i")) { { "category", code } };
        return $"/e/{slug}/register{builder.ToQueryString()}";
    }
}
