using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Routing;

namespace EventManager.Web.Features.Api;

/// <summary>The public JSON API, version 1.</summary>
internal static class ApiModule
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddRefusalTexts<ApiText>();
        services.AddSingleton<ApiProblems>();
        services.AddSingleton<StoredBodies>();
        services.AddSingleton<RegistrationRows>();
        services.AddApiDocument();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new UtcInstantJson()));
        // ApiAnswers tells malformed JSON from a value of the wrong type by the exception.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapEventCalls();
        routes.MapRegistrationCalls();
        routes.MapOpenApi().AllowAnonymous();
        routes.MapApiReference();
    }
}
