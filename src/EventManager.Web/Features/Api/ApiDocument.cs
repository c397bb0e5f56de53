using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventManager.Web.Features.Api;

/// <summary>The API's description at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private const string Bearer = "bearer";

    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddOperationTransformer(
                    (call, context, _) =>
                    {
                        if (TakesKey(context.Description.ActionDescriptor))
                            (call.Parameters ??= []).Add(KeyParameter());
                        return Task.CompletedTask;
                    }
                );
                options.AddSchemaTransformer(
                    (schema, context, _) =>
                    {
                        if (context.JsonTypeInfo.Type == typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))
                            AddOwnWords(schema);
                        return Task.CompletedTask;
                    }
                );
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        Describe(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    private static bool TakesKey(Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor call) =>
        call.EndpointMetadata.OfType<TakesIdempotencyKey>().Any();

    private static OpenApiParameter KeyParameter() =>
        new()
        {
            Name = IdempotentWrites.Header,
            In = ParameterLocation.Header,
            Description = "A repeat with the same key and body gets the first answer again; with another body it is 422.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = IdempotentWrites.MaxKeyLength },
        };

    /// <summary>What our problems say beside the members of RFC 9457.</summary>
    private static void AddOwnWords(OpenApiSchema problem)
    {
        problem.Properties ??= new Dictionary<string, IOpenApiSchema>();
        problem.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stays the same for programs." };
        problem.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is wrong, by the path of the field.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "EventManager",
            Version = "1",
            Description =
                "Events, registrations and check-in. Refusals are problem details (RFC 9457) with a stable code; "
                + "wrong input names its fields in errors. Instants are RFC 3339 in UTC.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An access token (em_…) made in the administration, or by: token create.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }
}
