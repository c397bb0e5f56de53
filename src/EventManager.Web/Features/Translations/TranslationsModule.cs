using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Translations;

/// <summary>What is missing in a language, and one table for whoever translates it.</summary>
internal static class TranslationsModule
{
    public static void AddTranslations(this IServiceCollection services)
    {
        services.AddSingleton<PlacedTexts>();
        services.AddSingleton<TranslationImports>();
        services.AddRefusalTexts<TranslationText>();
    }

    public static void MapTranslations(this IEndpointRouteBuilder routes) => routes.MapTranslationExport();
}
